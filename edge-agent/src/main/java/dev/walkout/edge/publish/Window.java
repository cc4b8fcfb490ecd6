package dev.walkout.edge.publish;

import dev.walkout.edge.journal.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;

/**
 * What one producer has been given and not yet acknowledged. Answers come on the producer's thread,
 * everything else happens on the agent's.
 */
final class Window {

  /** An entry that the broker did not take. */
  record Refusal(Entry entry, Exception problem) {}

  private final ConcurrentLinkedQueue<Entry> taken = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Refusal> refusal = new AtomicReference<>();
  private final Map<Long, Entry> open = new LinkedHashMap<>();
  private final Map<String, String> boots = new LinkedHashMap<>();
  private long bytes;

  /** Notes an entry as given to the producer; the callback is to be given with it. */
  Callback add(Entry entry) {
    open.put(entry.position(), entry);
    boots.put(entry.sensorId(), entry.bootId());
    bytes += entry.bytes();
    return (metadata, problem) -> {
      if (problem == null) {
        taken.add(entry);
      } else {
        refusal.compareAndSet(null, new Refusal(entry, problem));
      }
    };
  }

  /** What was refused first; then no other may follow it. */
  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal.get());
  }

  /** What the broker has taken since the last call. */
  List<Entry> settle() {
    List<Entry> settled = new ArrayList<>();
    for (Entry next = taken.poll(); next != null; next = taken.poll()) {
      settled.add(next);
      open.remove(next.position());
      bytes -= next.bytes();
    }
    return settled;
  }

  /** Whether an entry is of another boot of its sensor than the one that was last given. */
  boolean changesBoot(Entry entry) {
    String boot = boots.get(entry.sensorId());
    return boot != null && !boot.equals(entry.bootId());
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  long bytes() {
    return bytes;
  }
}
