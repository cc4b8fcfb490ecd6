package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * The anchors of one gallery, searched on a Redis server.
 *
 * <p>A search is one round trip, and the proof that it may be believed travels with it: before and
 * after the searches the server says which generation is in use and up to where in the topic it is
 * complete. What does not cover the gallery is not believed, so an empty, half-built or wrong
 * server never decides. More are only needed when a rebuild has just taken effect, when the server
 * is far ahead of the gallery, or when it cut the connection.
 *
 * <p>A server may be ahead of the gallery. Its anchors that the gallery does not have are left out,
 * and distances are computed from the gallery's own vectors: an anchor found here is the anchor
 * that an index in this process would have found, at the same distance.
 */
public final class RedisAnchorIndex implements AnchorIndex {

  /** Asked for beyond k, to make up for what the server ranks a little differently. */
  private static final int SPARE = 3;

  /** Asked for beyond k once more, when too many were found that the gallery does not have. */
  private static final int MANY_SPARE = 200;

  private final RedisConnection connection;
  private final AnchorTable table;
  private final CataloguePosition position;
  private final GalleryAnchors anchors;
  private final String store;
  private final String model;
  private final AtomicReference<Generation> inUse = new AtomicReference<>();

  /**
   * An index of a gallery; nothing is asked of the server yet.
   *
   * @param position where in the {@code anchors} topic the gallery was built from
   * @throws IllegalArgumentException if the model's id cannot be part of a key
   */
  public RedisAnchorIndex(
      RedisConnection connection, AnchorTable table, Gallery gallery, CataloguePosition position) {
    this.connection = connection;
    this.table = table;
    this.position = position;
    this.anchors = new GalleryAnchors(gallery);
    this.store = connection.config().store();
    this.model = new Generation(store, gallery.model().id(), 1).model();
  }

  @Override
  public List<List<Hit>> search(List<float[]> queries, Set<String> categories, int k) {
    AnchorIndex.check(queries, categories, k, anchors.dimension());
    Map<String, Integer> held = anchors.counts(categories);
    if (queries.isEmpty() || held.isEmpty()) {
      return Collections.nCopies(queries.size(), List.of());
    }
    try {
      return ask(new Question(queries, held, k, SPARE));
    } catch (JedisException e) {
      throw unavailable(reason(e), e);
    }
  }

  /** The generation that answered last; none before the first answer. */
  public Optional<Generation> generation() {
    return Optional.ofNullable(inUse.get());
  }

  /** What one search wants: k anchors and some to spare, of so many in each category. */
  record Question(List<float[]> queries, Map<String, Integer> categories, int k, int spare) {

    /** How many anchors an answer must have. */
    int wanted() {
      int all = categories.values().stream().mapToInt(Integer::intValue).sum();
      return Math.min(k, all);
    }

    Question withSpare(int other) {
      return new Question(queries, categories, k, other);
    }
  }

  private List<List<Hit>> ask(Question question) {
    Generation first = inUse.get();
    if (first == null) {
      first = pointed();
    }
    try {
      return answer(question, first);
    } catch (Short e) {
      return again(question.withSpare(MANY_SPARE));
    } catch (Moved | JedisRedirectionException e) {
      return again(question);
    } catch (JedisConnectionException e) {
      if (timedOut(e)) {
        throw e;
      }
      connection.renew();
      return again(question);
    }
  }

  private List<List<Hit>> again(Question question) {
    try {
      return answer(question, pointed());
    } catch (Moved e) {
      throw unavailable("another generation took effect twice during a search", e);
    } catch (Short e) {
      throw unavailable(e.getMessage() + " anchors found are in the gallery: it is behind", e);
    }
  }

  /** The generation in use, by a command that also learns anew which node of a cluster has it. */
  private Generation pointed() {
    String number = connection.jedis().get(Generation.pointer(store, model));
    if (number == null) {
      throw unavailable("no anchors there; run rebuild-index, or wait for the projector", null);
    }
    return new Generation(store, model, Long.parseLong(number));
  }

  private List<List<Hit>> answer(Question question, Generation generation) {
    RoundTrip trip = new RoundTrip(table, generation, question);
    try (AbstractPipeline pipeline = connection.jedis().pipelined()) {
      trip.queue(pipeline, Generation.pointer(store, model));
      pipeline.sync();
    }
    if (!String.valueOf(generation.number()).equals(trip.pointer())) {
      throw new Moved();
    }
    trip.objection(position, anchors)
        .ifPresent(
            what -> {
              throw unavailable("generation " + generation.number() + " " + what, null);
            });
    inUse.set(generation);
    List<List<Hit>> answers = new ArrayList<>(question.queries().size());
    for (int q = 0; q < question.queries().size(); q++) {
      answers.add(hits(question, q, trip.found(q)));
    }
    return answers;
  }

  private List<Hit> hits(Question question, int query, List<String> found) {
    List<Hit> hits = anchors.nearest(question.queries().get(query), found, question.k());
    if (hits.size() < question.wanted()) {
      throw new Short("only " + hits.size() + " of " + question.wanted());
    }
    return hits;
  }

  private Unavailable unavailable(String what, Throwable cause) {
    return new Unavailable(
        connection.config().address() + ", store " + store + ", model " + model + ": " + what,
        cause);
  }

  private static boolean timedOut(Throwable fault) {
    for (Throwable at = fault; at != null; at = at.getCause()) {
      if (at instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private String reason(JedisException fault) {
    return timedOut(fault)
        ? "no answer within " + connection.config().timeouts().search().toMillis() + " ms"
        : String.valueOf(fault.getMessage());
  }

  /** Another generation is in use than the one asked. */
  private static final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Moved() {
      super(null, null, false, false);
    }
  }

  /** Fewer anchors of the gallery were found than it has. */
  private static final class Short extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Short(String what) {
      super(what, null, false, false);
    }
  }
}
