package dev.walkout.shop.redis;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Transactions that happen only if what they were decided from is still so (WATCH, MULTI, EXEC).
 */
final class Watched {

  private static final int MOST_ATTEMPTS = 20;

  private Watched() {}

  /**
   * Looks, decides and writes, again and again until nobody has interfered.
   *
   * @param keys what must not change meanwhile; all of one hash tag
   * @param work reads through the client, then queues what it writes on the supplied queue; what it
   *     returns is returned
   * @throws Contended if others write all the time
   */
  static <T> T change(
      UnifiedJedis redis, List<String> keys, Function<Supplier<PipeliningBase>, T> work) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try (AbstractTransaction transaction = open(redis, keys.get(0))) {
        transaction.watch(keys.toArray(String[]::new));
        Queue queue = new Queue(transaction);
        T result = work.apply(queue);
        if (!queue.opened || committed(transaction.exec())) {
          return result;
        }
      }
    }
    throw new Contended(keys);
  }

  /** Others wrote the same keys each time. */
  static final class Contended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Contended(List<String> keys) {
      super("others keep changing " + keys);
    }
  }

  /** Opens the transaction when the first write is queued. */
  private static final class Queue implements Supplier<PipeliningBase> {
    private final AbstractTransaction transaction;
    private boolean opened;

    Queue(AbstractTransaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public PipeliningBase get() {
      if (!opened) {
        transaction.multi();
        opened = true;
      }
      return transaction;
    }
  }

  private static AbstractTransaction open(UnifiedJedis redis, String key) {
    if (redis instanceof RedisClusterClient cluster) { // which has no transactions of its own
      int slot = JedisClusterCRC16.getSlot(key);
      return new Transaction(cluster.getConnectionFromSlot(slot), false, true);
    }
    return redis.transaction(false);
  }

  /** A command that fails inside a transaction does not undo the others: that is a bug of ours. */
  private static boolean committed(List<Object> answers) {
    if (answers == null) {
      return false;
    }
    for (Object answer : answers) {
      if (answer instanceof JedisDataException fault) {
        throw new IllegalStateException("half of a transaction failed: " + fault, fault);
      }
    }
    return true;
  }
}
