package dev.walkout.shop.billing.webhook;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.BadRecord;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.UserError;
import dev.walkout.shop.billing.BadReceipt;
import dev.walkout.shop.billing.Claim;
import dev.walkout.shop.billing.webhook.Answer.Failed;
import dev.walkout.shop.billing.webhook.Answer.Gone;
import dev.walkout.shop.billing.webhook.Answer.HoldOff;
import dev.walkout.shop.billing.webhook.Answer.Unreadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries receipts from the topic to an endpoint, each version at least once and in order of its
 * trip; what cannot be delivered becomes a dead letter.
 *
 * <p>An offset is committed when everything before it was taken by the endpoint or is a dead
 * letter, so a kill loses nothing and may repeat some. For use by one thread.
 */
public final class Courier implements AutoCloseable {

  /** Enough to keep an endpoint busy, few enough not to trample it. */
  private static final int IN_FLIGHT = 8;

  /** What is read ahead while an endpoint is slow; a receipt is some kilobytes. */
  private static final int MOST_WAITING = 2000;

  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration BUSY = Duration.ofMillis(5);

  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  /**
   * What a courier is told.
   *
   * @param name of this delivery; its place on the topic is kept under it
   * @param timeout after which a try has failed
   */
  public record Order(
      String name, Endpoint endpoint, Signer signer, Retries retries, Duration timeout) {

    public Order {
      if (!name.matches("[a-z0-9-]{1,40}")) {
        throw new IllegalArgumentException(
            "--name is '" + name + "': give lower-case letters, digits and dashes, at most 40");
      }
      if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new IllegalArgumentException(
            "--timeout-ms must be 1 to 600000, not " + timeout.toMillis());
      }
    }

    private String application() {
      return "walkout-webhook-" + name;
    }
  }

  /** What has been done since the start. */
  public record Tally(long delivered, long failedTries, long dead) {}

  private record Outcome(Parcel parcel, Answer answer) {}

  private final String name;
  private final ReceiptQueue queue;
  private final HttpPost post;
  private final DeadLetterBox deadLetters;
  private final Outbox outbox;
  private final Deserializer<Receipt> decoder;
  private final Clock clock;
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private int inFlight;
  private boolean endpointTakes = true;
  private long delivered;
  private long failedTries;
  private long dead;

  /**
   * Goes on where the last courier of this name left off.
   *
   * @param chance decides how much shorter waits are
   */
  public Courier(Order order, Shop shop, Clock clock, RandomGenerator chance) {
    this.name = order.name();
    this.clock = clock;
    this.outbox = new Outbox(order.retries(), chance);
    this.post = new HttpPost(order.endpoint(), order.signer(), order.timeout());
    this.decoder = shop.serdes().values(Topics.RECEIPTS).deserializer();
    this.queue = new ReceiptQueue(shop.address(), order.application());
    this.deadLetters = new DeadLetterBox(shop, order.application());
    log.info("[webhook {}] delivers to {}", name, order.endpoint());
  }

  /**
   * Where the receipts are.
   *
   * @param address {@code host:port} of the broker
   */
  public record Shop(String address, AvroSerdes serdes) {}

  /**
   * Delivers everything that is on the topic, then ends if it is not to follow.
   *
   * @throws UserError if the endpoint is gone, or another process of this name took over
   */
  public Tally run(boolean follow, BooleanSupplier stopping) {
    while (!stopping.getAsBoolean()) {
      turn();
      if (!follow && outbox.size() == 0 && queue.atEnd()) {
        break;
      }
    }
    finish();
    return new Tally(delivered, failedTries, dead);
  }

  @Override
  public void close() {
    queue.close();
    deadLetters.close();
  }

  /** Hears what was sent out to its end, so that it need not be sent again. */
  private void finish() {
    try {
      while (inFlight > 0) {
        heard(outcomes.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue.commit(outbox.done());
  }

  private void turn() {
    for (Outcome outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
      heard(outcome);
    }
    Instant now = clock.instant();
    queue.poll(rest(now), outbox.size() < MOST_WAITING).forEach(outbox::add);
    for (Parcel parcel : outbox.due(now, IN_FLIGHT - inFlight)) {
      send(parcel, now);
    }
    queue.commit(outbox.done());
  }

  private void send(Parcel parcel, Instant now) {
    inFlight++;
    Message message;
    try {
      message = message(parcel);
    } catch (BadRecord | BadReceipt e) {
      outcomes.add(new Outcome(parcel, new Unreadable(e.getMessage())));
      return;
    }
    post.send(message, now).thenAccept(answer -> outcomes.add(new Outcome(parcel, answer)));
  }

  private Message message(Parcel parcel) {
    Receipt receipt = decoder.deserialize(Topics.RECEIPTS.name(), parcel.value());
    Claim.of(parcel.key(), receipt);
    return Message.of(receipt, Instant.ofEpochMilli(parcel.timestamp()));
  }

  private void heard(Outcome outcome) {
    inFlight--;
    Parcel parcel = outcome.parcel();
    Answer answer = outcome.answer();
    if (answer instanceof Gone) {
      throw new UserError(
          "the endpoint answered 410, it is gone for good: give another --url; nothing is lost");
    }
    switch (outbox.settle(parcel, answer, clock.instant())) {
      case DONE -> {
        delivered++;
        become(true, "takes receipts");
      }
      case AGAIN -> {
        failedTries++;
        become(false, reason(answer));
      }
      case DEAD -> {
        dead++;
        deadLetters.put(parcel, answer.getClass().getName(), reason(answer));
        log.warn("[webhook {}] {} given up: {}", name, parcel, reason(answer));
      }
    }
  }

  /** How long nothing is to be done: until an answer is expected, or the next try is due. */
  private Duration rest(Instant now) {
    if (inFlight > 0) {
      return BUSY;
    }
    Duration untilDue =
        outbox
            .nextDue()
            .map(due -> Duration.between(now, due))
            .filter(wait -> wait.compareTo(IDLE) < 0)
            .orElse(IDLE);
    return untilDue.isNegative() ? Duration.ZERO : untilDue;
  }

  private void become(boolean taking, String why) {
    if (taking != endpointTakes) {
      endpointTakes = taking;
      log.info("[webhook {}] endpoint {}: {}", name, taking ? "is well" : "is in trouble", why);
    }
  }

  private static String reason(Answer answer) {
    if (answer instanceof HoldOff hold) {
      return hold.reason() + ", again in " + hold.pause();
    }
    if (answer instanceof Unreadable unreadable) {
      return unreadable.reason();
    }
    return answer instanceof Failed failed ? failed.reason() : answer.toString();
  }
}
