package dev.walkout.shop.search.redis;

import com.redis.om.spring.RedisModulesConfiguration;
import com.redis.om.spring.annotations.EnableRedisEnhancedRepositories;
import com.redis.om.spring.indexing.RediSearchIndexer;
import com.redis.om.spring.ops.RedisModulesOperations;
import dev.walkout.shop.UserError;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.ReceiptDocument;
import dev.walkout.shop.search.SearchDocument;
import dev.walkout.vision.embed.ModelCard;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The documents of a store on a Redis server.
 *
 * <p>A Spring context lives in it, for Redis OM's sake; no Spring Boot application is started, so
 * logging, shutdown and the command line stay as they are.
 */
public final class RedisSearch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RedisSearch.class);

  private final AnnotationConfigApplicationContext context;
  private final RedisConfig config;
  private final boolean queryEngine;

  /** What the context is made of. */
  @Configuration(proxyBeanMethods = false)
  @Import(RedisModulesConfiguration.class)
  @EnableRedisEnhancedRepositories(basePackageClasses = ProductRows.class)
  static class Beans {}

  private RedisSearch(AnnotationConfigApplicationContext context, RedisConnection connection) {
    this.context = context;
    this.config = connection.config();
    this.queryEngine = connection.capabilities().queryEngine();
  }

  /**
   * Opens the documents of a server that answers; the connection stays the caller's to close.
   *
   * @throws UserError if it is a Redis Cluster, whose nodes Redis OM does not follow
   */
  public static RedisSearch open(RedisConnection connection) {
    RedisConfig config = connection.config();
    if (connection.capabilities().cluster()) {
      throw new UserError(
          config.address()
              + " is a cluster, which keeps anchors but no documents; name a single server for"
              + " products and receipts");
    }
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    Map<String, Object> settings =
        Map.of("redis.om.spring.repository.throw-on-save-all-failure", true);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("walkout", settings));
    context.registerBean(JedisConnectionFactory.class, () -> SpringConnection.to(config));
    context.register(Beans.class);
    context.refresh();
    return new RedisSearch(context, connection);
  }

  /** The products, with embeddings of this model. */
  public Documents<ProductDocument> products(ModelCard model) {
    return documents(
        new Shelf<>(
            ProductDocument.KIND,
            ProductRow.KEYS,
            config.store() + ":" + model.id(),
            model.dimension(),
            ProductRow.class,
            context.getBean(ProductRows.class),
            new ProductMapping()));
  }

  /** The receipts. */
  public Documents<ReceiptDocument> receipts() {
    return documents(
        new Shelf<>(
            ReceiptDocument.KIND,
            ReceiptRow.KEYS,
            config.store(),
            0,
            ReceiptRow.class,
            context.getBean(ReceiptRows.class),
            new ReceiptMapping()));
  }

  @Override
  public void close() {
    context.close();
  }

  @SuppressWarnings("unchecked") // Redis OM makes this bean for String keys
  private <D extends SearchDocument, R extends DocumentRow> Documents<D> documents(
      Shelf<D, R> shelf) {
    RedisModulesOperations<String> operations = context.getBean(RedisModulesOperations.class);
    ShelfHashes<D, R> hashes =
        new ShelfHashes<>(shelf, context.getBean(StringRedisTemplate.class), config.address());
    DocumentSearch<D> search =
        queryEngine
            ? new IndexSearch<>(shelf, operations, context.getBean(RediSearchIndexer.class), config)
            : new ScanSearch<>(hashes, shelf.kind());
    log.info("{}s at {}: {}", shelf.kind().name(), config.address(), search.capabilities().note());
    return new RedisDocuments<>(hashes, search);
  }
}
