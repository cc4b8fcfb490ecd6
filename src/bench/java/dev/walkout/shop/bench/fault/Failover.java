package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.recognition.RecognitionTopology;
import dev.walkout.vision.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a shop is without its topologies: from SIGKILL to the first line in a cart, against the
 * same from a cold start.
 *
 * <p>Both are in the midst of a part of the day when they end, and find the next part, of the same
 * length, when they start. A killed process finds its place in the group and the transaction that
 * it left open. Before a cold start it was stopped in order, taken out of its groups, and its
 * folder of state deleted.
 */
final class Failover {

  private final Ground ground;
  private final long portion;
  private final List<CartEvent> lines = new ArrayList<>();
  private final List<Double> restarts = new ArrayList<>();
  private final List<Double> coldStarts = new ArrayList<>();

  /**
   * Seconds, round by round.
   *
   * @param lines the first line after each start, which must be right
   */
  record Times(List<Double> restarts, List<Double> coldStarts, List<CartEvent> lines) {}

  private Failover(Ground ground, long portion) {
    this.ground = ground;
    this.portion = portion;
  }

  /**
   * Measures in turn.
   *
   * @param ground a shop whose topologies do not run yet
   * @param reports of the whole day
   */
  static Times measure(Ground ground, int rounds, long reports, Progress progress)
      throws Exception {
    Failover failover = new Failover(ground, reports / (4L * rounds + 2));
    progress.begin("failover", rounds);
    try (Work work = new Work(ground)) {
      ground.startTopologies();
      ground.feed().send(failover.portion);
      failover.rest(work);
      for (int round = 0; round < rounds; round++) {
        failover.restarts.add(failover.restart(work));
        failover.coldStarts.add(failover.coldStart(work));
        progress.step(1, "");
      }
    }
    progress.end(rounds + " rounds");
    return new Times(failover.restarts, failover.coldStarts, failover.lines);
  }

  private double restart(Work work) {
    begin(work);
    long begun = System.nanoTime();
    ground.killTopologies();
    return start(work, begun);
  }

  private double coldStart(Work work) throws Exception {
    begin(work);
    ground.stopTopologiesForGood();
    for (String topology : List.of(RecognitionTopology.NAME, CheckoutTopology.NAME)) {
      TopicAdmin.emptyGroup(ground.address(), Lane.LIVE.applicationId(topology));
    }
    return start(work, System.nanoTime());
  }

  private void begin(Work work) {
    ground.feed().send(portion);
    work.awaitMore();
  }

  private double start(Work work, long begun) {
    ground.startTopologies();
    ground.feed().send(portion);
    work.catchUp(); // what the old process wrote; the new one needs longer to begin
    lines.add(work.awaitLine());
    double seconds = (System.nanoTime() - begun) / 1e9;
    rest(work);
    return seconds;
  }

  /** Waits until everything that was reported is processed. */
  private void rest(Work work) {
    ground.feed().await();
    work.awaitRecognised(ground.feed().observations());
    work.catchUp();
  }
}
