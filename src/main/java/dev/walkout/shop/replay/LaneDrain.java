package dev.walkout.shop.replay;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.broker.GroupLag;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.recognition.RecognitionTopology;
import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Waits until the topologies of a lane have done everything that follows from what is there. */
final class LaneDrain {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** Nothing at all for so long means that something hangs, and an error is better than waiting. */
  private static final Duration STALLED = Duration.ofSeconds(120);

  private final String address;
  private final Lane lane;
  private final boolean recognises;
  private final Runnable goOn;

  /**
   * A wait.
   *
   * @param recognises whether the lane runs recognition too
   * @param goOn called again and again; what it throws ends the waiting
   */
  LaneDrain(String address, Lane lane, boolean recognises, Runnable goOn) {
    this.address = address;
    this.lane = lane;
    this.recognises = recognises;
    this.goOn = goOn;
  }

  void await(Progress progress) {
    try (GroupLag groups = new GroupLag(address)) {
      long least = behind(groups);
      progress.begin("settling", least);
      long lastChange = System.nanoTime();
      for (long now = least; now > 0; now = behind(groups)) {
        goOn.run();
        if (now < least) {
          progress.step(least - now, "");
          least = now;
          lastChange = System.nanoTime();
        } else if (System.nanoTime() - lastChange > STALLED.toNanos()) {
          throw new IllegalStateException(
              "the replay hangs: "
                  + now
                  + " records are not done, and none was in the last "
                  + STALLED.toSeconds()
                  + " s");
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
      progress.end("done");
    }
  }

  /** Recognition is asked first: what it has done by then is on checkout's topics. */
  private long behind(GroupLag groups) {
    long recognition =
        recognises
            ? groups.of(lane.applicationId(RecognitionTopology.NAME), names(Topics.OBSERVATIONS))
            : 0;
    return recognition
        + groups.of(
            lane.applicationId(CheckoutTopology.NAME),
            names(
                Topics.SIGHTINGS, Topics.PRESENCE, Topics.MOVEMENTS, Topics.DOOR, Topics.VERDICTS));
  }

  private List<String> names(Topic<?>... topics) {
    return Stream.of(topics).map(topic -> lane.of(topic).name()).toList();
  }
}
