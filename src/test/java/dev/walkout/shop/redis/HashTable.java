package dev.walkout.shop.redis;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Anchors in a plain hash, where a test can read them back exactly; it searches nothing. */
final class HashTable implements AnchorTable {

  static final String KIND = "hash";

  private final String kind;
  private int writes;
  private RuntimeException fault;

  HashTable() {
    this(KIND);
  }

  HashTable(String kind) {
    this.kind = kind;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public void create(UnifiedJedis redis, Generation generation, int dimension) {}

  @Override
  public void put(PipeliningBase queue, Generation generation, Stored anchor) {
    writes++;
    if (fault != null) {
      throw fault;
    }
    queue.hset(
        key(generation), anchor.category() + "/" + anchor.id(), Arrays.toString(anchor.vector()));
  }

  @Override
  public void remove(PipeliningBase queue, Generation generation, String id, String category) {
    writes++;
    queue.hdel(key(generation), category + "/" + id);
  }

  @Override
  public List<Response<List<Found>>> search(
      PipeliningBase queue, Generation generation, float[] query, Set<String> categories, int k) {
    throw new UnsupportedOperationException("a hash searches nothing");
  }

  @Override
  public Response<Long> size(PipeliningBase queue, Generation generation, String category) {
    throw new UnsupportedOperationException("a hash counts no categories");
  }

  @Override
  public long size(UnifiedJedis redis, Generation generation) {
    return redis.hlen(key(generation));
  }

  @Override
  public void drop(UnifiedJedis redis, Generation generation) {
    redis.unlink(key(generation));
  }

  /** Fails at the next anchor. */
  void breakDown(RuntimeException with) {
    fault = with;
  }

  /** Anchors written or removed so far. */
  int writes() {
    return writes;
  }

  String key(Generation generation) {
    return generation.key(kind);
  }
}
