package dev.walkout.shop.catalogue;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Planogram;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What each zone sells, by its key, kept equal to the {@code planograms} topic. */
public final class PlanogramFeed implements Function<String, Set<String>>, AutoCloseable {

  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

  private final Map<String, Set<String>> zones = new ConcurrentHashMap<>();
  private final TopicFollower follower;

  /**
   * Reads what the topic holds now, then follows it in a thread of its own.
   *
   * @param address {@code host:port} of the broker
   */
  public PlanogramFeed(String address, AvroSerdes serdes) {
    CatalogueTopic<Planogram> topic =
        new CatalogueTopic<>(address, serdes, Topics.PLANOGRAMS, this::take);
    topic.drain();
    this.follower = new TopicFollower("planogram feed", topic, () -> topic.poll(LONGEST_POLL));
  }

  private void take(String zone, Planogram planogram) {
    if (planogram == null) {
      zones.remove(zone);
    } else {
      zones.put(zone, Set.copyOf(planogram.getSkus()));
    }
  }

  /**
   * The skus of a zone; empty if it has no planogram.
   *
   * @throws IllegalStateException if the topic is no longer followed
   */
  @Override
  public Set<String> apply(String zone) {
    follower.check();
    return zones.getOrDefault(zone, Set.of());
  }

  @Override
  public void close() {
    follower.close();
  }
}
