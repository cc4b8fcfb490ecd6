package dev.walkout.shop.catalogue;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.ReviewTask;
import dev.walkout.schemas.avro.ThisProduct;
import dev.walkout.schemas.avro.VerdictKind;
import dev.walkout.shop.UserError;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What persons were asked and what they ruled, on the topics of a broker. */
public final class Rulings {

  private final String address;
  private final AvroSerdes serdes;

  /** The rulings on a broker at {@code host:port} that has the topics. */
  public Rulings(String address, AvroSerdes serdes) {
    this.address = address;
    this.serdes = serdes;
  }

  /** A review with the key it was asked under, which its verdict needs. */
  private record Asked(String key, ReviewTask task) {}

  /**
   * Answers a review, once it is on the broker.
   *
   * @param body a ThisProduct, NoProduct or OtherTrip
   * @throws UserError if there is no such review
   */
  public OperatorVerdict rule(String reviewId, String operator, Instant at, Object body) {
    Asked asked = asked().get(reviewId);
    if (asked == null) {
      throw new UserError(
          "review '" + reviewId + "' was never asked: give an id of the topic reviews");
    }
    OperatorVerdict verdict =
        OperatorVerdict.newBuilder()
            .setReviewId(reviewId)
            .setTripId(asked.task().getTripId())
            .setMovementId(asked.task().getMovementId())
            .setOperator(operator)
            .setAt(at)
            .setBody(body)
            .build();
    try (Publisher publisher = new Publisher(address, serdes)) {
      publisher.send(Topics.VERDICTS, asked.key(), verdict, at);
      publisher.flush();
    }
    return verdict;
  }

  /** The bursts that were ruled to show a product and that are kept still; reads whole topics. */
  List<RuledBurst> bursts() {
    Map<String, Ruled> wanted = new HashMap<>();
    Map<String, Asked> asked = asked();
    for (OperatorVerdict verdict : latest().values()) {
      Asked review = asked.get(verdict.getReviewId());
      if (review != null && verdict.getBody() instanceof ThisProduct product) {
        for (ObservationRef ref : review.task().getEvidence()) {
          String id = id(ref.getSensorId(), ref.getBootId(), ref.getSeq());
          wanted.put(id, new Ruled(product.getSku(), ref));
        }
      }
    }
    List<RuledBurst> bursts = new ArrayList<>();
    if (!wanted.isEmpty()) {
      drain(Topics.OBSERVATIONS, entry -> find(wanted, entry.value()).ifPresent(bursts::add));
    }
    return bursts;
  }

  private record Ruled(String sku, ObservationRef ref) {}

  private static Optional<RuledBurst> find(Map<String, Ruled> wanted, Observation observation) {
    // What came twice counts once.
    Ruled ruled =
        observation.getBody() instanceof Burst
            ? wanted.remove(
                id(observation.getSensorId(), observation.getBootId(), observation.getSeq()))
            : null;
    return Optional.ofNullable(ruled)
        .map(r -> RuledBurst.of(r.sku(), r.ref().getEvidence(), (Burst) observation.getBody()));
  }

  private static String id(String sensorId, String bootId, long seq) {
    return sensorId + "/" + bootId + "/" + seq;
  }

  /** Of several verdicts on one review the latest, by review. */
  private Map<String, OperatorVerdict> latest() {
    Map<String, OperatorVerdict> latest = new HashMap<>();
    drain(
        Topics.VERDICTS,
        entry -> {
          OperatorVerdict verdict = entry.value();
          if (verdict.getKind() == VerdictKind.AS_BODY && !verdict.getReviewId().isEmpty()) {
            latest.merge(
                verdict.getReviewId(),
                verdict,
                (one, other) -> other.getAt().isBefore(one.getAt()) ? one : other);
          }
        });
    return latest;
  }

  private Map<String, Asked> asked() {
    Map<String, Asked> asked = new HashMap<>();
    drain(
        Topics.REVIEWS,
        entry -> asked.put(entry.value().getReviewId(), new Asked(entry.key(), entry.value())));
    return asked;
  }

  private <V> void drain(Topic<V> topic, Consumer<TopicReader.Entry<V>> sink) {
    try (TopicReader<V> reader = new TopicReader<>(address, serdes, topic)) {
      reader.drain(sink);
    }
  }
}
