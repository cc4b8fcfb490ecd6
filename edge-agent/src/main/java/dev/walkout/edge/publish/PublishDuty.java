package dev.walkout.edge.publish;

import dev.walkout.edge.config.EdgeConfig.PublishConfig;
import dev.walkout.edge.duty.Duty;
import dev.walkout.edge.journal.Entry;
import dev.walkout.edge.journal.Journal;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Observation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Sends the journal to the broker, oldest first, and lets go of what the broker has acknowledged.
 *
 * <p>The producer keeps the order of what it was given and never gives up; when it must (it was
 * refused, or the broker has never been reached) it is thrown away and sending begins again with
 * the oldest that was not acknowledged. What the broker already had then comes twice, under the
 * same number.
 */
public final class PublishDuty implements Duty, AutoCloseable {

  private static final int SENT_IN_ONE_TURN = 64;
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

  private final Journal journal;
  private final Uplink uplink;
  private final PublishConfig config;
  private final RateLimit rate;
  private final LinkStatus status;
  private Serializer<Observation> serializer;
  private Producer<String, byte[]> producer;
  private final List<Entry> taken = new ArrayList<>();
  private Window window = new Window();
  private Journal.Stored waiting;

  /**
   * @param nanos a monotonic clock
   */
  public PublishDuty(
      Journal journal, Uplink uplink, PublishConfig config, LongSupplier nanos, LinkStatus status) {
    this.journal = journal;
    this.uplink = uplink;
    this.config = config;
    this.rate = new RateLimit(config.bytesPerSecond().bytes(), nanos);
    this.status = status;
  }

  @Override
  public String role() {
    return "publish";
  }

  @Override
  public int doWork() throws IOException {
    int done = settle();
    for (int sent = 0; sent < SENT_IN_ONE_TURN && mayGoOn(); sent++) {
      send(waiting);
      waiting = null;
      done++;
    }
    return window.refusal().isPresent() ? done + settle() : done;
  }

  /** Waits a little for the last answers; what is not answered is sent again at the next start. */
  @Override
  public void close() {
    if (producer != null) {
      producer.close(LAST_ANSWERS);
      producer = null;
      forget();
    }
  }

  private boolean mayGoOn() {
    if (window.refusal().isPresent() || window.bytes() >= config.window().bytes() || !rate.open()) {
      return false;
    }
    if (waiting == null) {
      waiting = journal.next().orElse(null);
    }
    return waiting != null && mayFollow(waiting.entry());
  }

  /**
   * Another boot of a sensor follows only when everything before it is acknowledged and forgotten
   * for good. So whatever comes twice after a crash is of one boot, and readers, who remember only
   * the last boots of a sensor, know it for a repeat.
   */
  private boolean mayFollow(Entry next) {
    if (!window.changesBoot(next)) {
      return true;
    }
    if (!window.isEmpty()) {
      return false;
    }
    journal.sync();
    window = new Window();
    return true;
  }

  private void send(Journal.Stored next) {
    connect();
    Entry entry = next.entry();
    String topic = Topics.OBSERVATIONS.name();
    byte[] value = serializer.serialize(topic, next.observation());
    long millis = entry.at().toEpochMilli();
    try {
      producer.send(
          new ProducerRecord<>(topic, null, millis, entry.zone(), value), window.add(entry));
    } catch (KafkaException e) {
      startAgain(); // it was given to the window and will never be answered
      throw e;
    }
    rate.take(value.length);
    status.sent();
  }

  private void connect() {
    if (serializer == null) {
      serializer = uplink.serializers().get();
    }
    if (producer == null) {
      producer = uplink.producers().get();
    }
  }

  private int settle() throws IOException {
    int taken = forget();
    Optional<Window.Refusal> refusal = window.refusal();
    if (refusal.isPresent()) {
      startAgain();
      Exception problem = refusal.get().problem();
      if (!(problem instanceof RecordTooLargeException)) {
        throw new IOException(
            "the broker does not take observations, they wait on disk ("
                + problem.getMessage()
                + "): `walkout edge check` says more",
            problem);
      }
      journal.giveUp(refusal.get().entry(), "too large for the broker: " + problem.getMessage());
    }
    return taken;
  }

  /** Lets go of what the broker has; what the disk refuses to forget is tried again. */
  private int forget() {
    taken.addAll(window.settle());
    journal.acknowledge(taken);
    int count = taken.size();
    taken.clear();
    if (count > 0) {
      status.answered(count, !window.isEmpty());
    }
    return count;
  }

  private void startAgain() {
    producer.close(Duration.ZERO);
    producer = null;
    taken.addAll(window.settle());
    window = new Window();
    waiting = null;
    journal.rewind();
    status.restarted();
  }
}
