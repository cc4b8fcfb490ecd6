package dev.walkout.shop.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * How a server lays out and searches the anchors of a generation; one adapter for each kind of
 * vector search that a server may have.
 *
 * <p>Anchors are named by their content ({@link dev.walkout.vision.match.AnchorId}), so that
 * writing one twice, or removing one that is not there, changes nothing. Writes are queued on the
 * caller's transaction, so that they happen together with the position they bring the generation
 * to.
 */
public interface AnchorTable {

  /** An anchor on the server; the vector is of unit length. */
  record Stored(String id, String sku, String category, float[] vector) {}

  /** An anchor found, by its name; how near it is, whoever has its vector knows more exactly. */
  record Found(String id) {}

  /**
   * A search whose size is known.
   *
   * @param categories how many anchors each of them holds, more or less
   */
  record Search(float[] query, Map<String, Integer> categories, int k) {}

  /** Names the layout in facts and reports: {@code vector-set} or {@code query-engine}. */
  String kind();

  /** Makes what the generation needs before its first anchor; doing it twice changes nothing. */
  void create(UnifiedJedis redis, Generation generation, int dimension);

  /** Queues an anchor to be written. */
  void put(PipeliningBase queue, Generation generation, Stored anchor);

  /** Queues an anchor to be removed. */
  void remove(PipeliningBase queue, Generation generation, String id, String category);

  /**
   * Queues a search: the {@code k} nearest anchors among the products of some categories, nearest
   * first, once the queue has been sent and answered.
   */
  List<Response<List<Found>>> search(
      PipeliningBase queue, Generation generation, float[] query, Set<String> categories, int k);

  /**
   * Queues the same search by one who knows how many anchors the categories hold, so that no more
   * is done than finding the nearest among so many takes.
   */
  default List<Response<List<Found>>> search(
      PipeliningBase queue, Generation generation, Search search) {
    Set<String> categories = search.categories().keySet();
    return search(queue, generation, search.query(), categories, search.k());
  }

  /** Queues a count: how many anchors the server holds of the products of a category. */
  Response<Long> size(PipeliningBase queue, Generation generation, String category);

  /** How many anchors the server holds for the generation. */
  long size(UnifiedJedis redis, Generation generation);

  /** Removes everything of a generation, a bounded number of keys at a time. */
  void drop(UnifiedJedis redis, Generation generation);
}
