package dev.walkout.topology.checkout;

import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.ZoneProgress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends a zone's progress to every partition, since any of them may hold a trip that waits for it,
 * and everything else by its key.
 *
 * <p>Source: KIP-837, multicasting a record to multiple partitions.
 */
final class ProgressToAll implements StreamPartitioner<String, MovementEvent> {

  private Set<Integer> all = Set.of();

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String key, MovementEvent value, int partitions) {
    return value.getBody() instanceof ZoneProgress
        ? Optional.of(all(partitions))
        : Optional.empty();
  }

  private Set<Integer> all(int partitions) {
    if (all.size() != partitions) {
      all = IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
    }
    return all;
  }
}
