package dev.walkout.shop.redis;

import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** The list on the server of what a generation holds of each product. */
final class Holdings {

  private static final int PAGE = 500;

  private final UnifiedJedis redis;
  private final Generation generation;

  Holdings(UnifiedJedis redis, Generation generation) {
    this.redis = redis;
    this.generation = generation;
  }

  /** The hash of products by sku. */
  static String key(Generation generation) {
    return generation.key("products");
  }

  /** All of them, read page by page; it may change meanwhile. */
  Map<String, Holding> all() {
    Map<String, Holding> all = new HashMap<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<Map.Entry<String, String>> page =
          redis.hscan(key(generation), cursor, new ScanParams().count(PAGE));
      page.getResult().forEach(entry -> all.put(entry.getKey(), Holding.of(entry.getValue())));
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return all;
  }
}
