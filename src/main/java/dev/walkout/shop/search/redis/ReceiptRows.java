package dev.walkout.shop.search.redis;

import com.redis.om.spring.repository.RedisEnhancedRepository;

/** The receipts' hashes. */
interface ReceiptRows extends RedisEnhancedRepository<ReceiptRow, String> {}
