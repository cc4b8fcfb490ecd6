package dev.walkout.shop.search.redis;

import com.redis.om.spring.repository.RedisEnhancedRepository;

/** The products' hashes. */
interface ProductRows extends RedisEnhancedRepository<ProductRow, String> {}
