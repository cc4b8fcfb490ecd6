package dev.walkout.shop.search.redis;

import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.SearchDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import redis.clients.jedis.exceptions.JedisException;

/** The hashes of one shelf: written, read, removed and listed, on any Redis. */
final class ShelfHashes<D extends SearchDocument, R extends DocumentRow> {

  private static final int SCANNED_AT_ONCE = 1000;
  private static final byte[] DOCUMENT = DocumentRow.DOCUMENT.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EMBEDDING = DocumentRow.EMBEDDING.getBytes(StandardCharsets.US_ASCII);

  private final Shelf<D, R> shelf;
  private final StringRedisTemplate redis;
  private final String address;

  ShelfHashes(Shelf<D, R> shelf, StringRedisTemplate redis, String address) {
    this.shelf = shelf;
    this.redis = redis;
    this.address = address;
  }

  /** Writes the documents that no newer one stands in the way of. */
  void put(List<D> documents) {
    asked(
        "put",
        () -> {
          List<Optional<D>> there = read(documents.stream().map(D::id).toList());
          List<D> fresh = new ArrayList<>();
          for (int i = 0; i < documents.size(); i++) {
            D document = documents.get(i);
            if (there.get(i).filter(old -> old.supersedes(document)).isEmpty()) {
              fresh.add(document);
            }
          }
          dropWhatIsGone(fresh);
          shelf.rows().saveAll(fresh.stream().map(this::row).toList());
          return null;
        });
  }

  boolean remove(String id) {
    return asked("remove", () -> redis.delete(shelf.key(id)));
  }

  /** The documents with these ids, in one round trip. */
  List<Optional<D>> find(List<String> ids) {
    return asked("find", () -> read(ids));
  }

  Set<String> ids() {
    return asked(
        "list",
        () -> {
          ScanOptions ours =
              ScanOptions.scanOptions().match(shelf.prefix() + "*").count(SCANNED_AT_ONCE).build();
          Set<String> ids = new HashSet<>();
          try (Cursor<String> keys = redis.scan(ours)) {
            keys.forEachRemaining(key -> ids.add(key.substring(shelf.prefix().length())));
          }
          return ids;
        });
  }

  /** Saving replaces the fields that a row has; those that it no longer has must go first. */
  private void dropWhatIsGone(Collection<D> documents) {
    redis.executePipelined(
        (RedisCallback<Object>)
            connection -> {
              documents.forEach(document -> dropWhatIsGone(connection, document));
              return null;
            });
  }

  private void dropWhatIsGone(RedisConnection connection, D document) {
    List<byte[]> gone = new ArrayList<>();
    if (shelf.dimension() > 0 && document.embedding().isEmpty()) {
      gone.add(EMBEDDING);
    }
    for (String number : shelf.kind().numbers()) {
      if (!document.numbers().containsKey(number)) {
        gone.add(number.getBytes(StandardCharsets.US_ASCII));
      }
    }
    if (!gone.isEmpty()) {
      connection.hashCommands().hDel(key(document.id()), gone.toArray(byte[][]::new));
    }
  }

  private List<Optional<D>> read(List<String> ids) {
    List<Object> answers =
        redis.executePipelined(
            (RedisCallback<Object>)
                connection -> {
                  ids.forEach(id -> connection.hashCommands().hMGet(key(id), DOCUMENT, EMBEDDING));
                  return null;
                },
            RedisSerializer.byteArray());
    return answers.stream().map(answer -> document((List<?>) answer)).toList();
  }

  private Optional<D> document(List<?> fields) {
    if (fields.get(0) == null) {
      return Optional.empty();
    }
    String json = new String((byte[]) fields.get(0), StandardCharsets.UTF_8);
    return Optional.of(shelf.mapping().document(json, (byte[]) fields.get(1)));
  }

  private R row(D document) {
    if (shelf.dimension() > 0) {
      document.embedding().ifPresent(embedding -> checkDimension(document, embedding));
    }
    return shelf.mapping().row(shelf.rowId(document.id()), document);
  }

  private void checkDimension(D document, float[] embedding) {
    if (embedding.length != shelf.dimension()) {
      throw new IllegalArgumentException(
          "embedding of "
              + document.id()
              + " has "
              + embedding.length
              + " dimensions, not "
              + shelf.dimension()
              + "; embed it with the model that this was opened for");
    }
  }

  private byte[] key(String id) {
    return shelf.key(id).getBytes(StandardCharsets.UTF_8);
  }

  private <T> T asked(String what, Supplier<T> work) {
    return asked(address, shelf.kind().name() + "s: " + what, work);
  }

  /** Does work on a server; that it cannot be reached is told in the port's words. */
  static <T> T asked(String address, String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException | JedisException e) {
      Throwable inner = e;
      while (inner.getCause() != null) {
        inner = inner.getCause();
      }
      throw new Documents.Unavailable(
          what + " failed at " + address + ": " + inner.getMessage(), e);
    }
  }
}
