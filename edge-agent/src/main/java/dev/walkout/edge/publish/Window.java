package dev.walkout.edge.publish;

import dev.walkout.edge.journal.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.Callback;

/**
 * What one producer has been given and not yet acknowledged. Answers come on the producer's thread,
 * everything else happens on the agent's.
 */
final class Window {

  /** What became of an entry; {@code problem} is null when the broker has it. */
  record Answer(Entry entry, Exception problem) {}

  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Map<Long, Entry> open = new LinkedHashMap<>();
  private final Map<String, String> boots = new LinkedHashMap<>();
  private long bytes;
  private volatile boolean refused;

  /** Notes an entry as given to the producer; the callback is to be given with it. */
  Callback add(Entry entry) {
    open.put(entry.position(), entry);
    boots.put(entry.sensorId(), entry.bootId());
    bytes += entry.bytes();
    return (metadata, problem) -> {
      if (problem != null) {
        refused = true;
      }
      answers.add(new Answer(entry, problem));
    };
  }

  /** Whether any entry was refused: then no other may follow it. */
  boolean refused() {
    return refused;
  }

  /** The answers since the last call. */
  List<Answer> settle() {
    List<Answer> settled = new ArrayList<>();
    for (Answer next = answers.poll(); next != null; next = answers.poll()) {
      settled.add(next);
      open.remove(next.entry().position());
      bytes -= next.entry().bytes();
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
