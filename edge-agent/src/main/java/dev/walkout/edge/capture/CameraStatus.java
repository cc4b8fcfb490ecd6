package dev.walkout.edge.capture;

import dev.walkout.schemas.avro.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one camera does; written by its own thread, read by any. */
public final class CameraStatus {

  private static final Logger LOG = LoggerFactory.getLogger(CameraStatus.class);

  /** What a camera is doing. */
  public enum State {
    OPENING,
    SEEING,
    DOWN
  }

  private final String cameraId;
  private final AtomicLong framesSeen = new AtomicLong();
  private final AtomicLong framesSkipped = new AtomicLong();
  private final AtomicLong bursts = new AtomicLong();
  private final AtomicLong alike = new AtomicLong();
  private final AtomicLong unusable = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private volatile State state = State.OPENING;
  private volatile String reason = "";
  private volatile String lastUnusable = "";
  private volatile String trouble = "";
  private volatile String lastGap = "";
  private volatile Instant upTo;
  private volatile Duration skew;
  private volatile Supplier<byte[]> lastFrame;

  public CameraStatus(String cameraId) {
    this.cameraId = cameraId;
  }

  public String cameraId() {
    return cameraId;
  }

  /** Pictures that the source has seen since the agent was started. */
  public long framesSeen() {
    return framesSeen.get();
  }

  /** Pictures that were not used because the journal or the agent could not keep up. */
  public long framesSkipped() {
    return framesSkipped.get();
  }

  /** Bursts that were handed to the journal. */
  public long bursts() {
    return bursts.get();
  }

  /** Crops that were left out because another looked the same. */
  public long alike() {
    return alike.get();
  }

  /** Crops that could not be used, broken or black. */
  public long unusable() {
    return unusable.get();
  }

  /** Stretches of time that were reported as not seen. */
  public long gaps() {
    return gaps.get();
  }

  /** What it last reported as not seen, and why; empty for nothing yet. */
  public String lastGap() {
    return lastGap;
  }

  public State state() {
    return state;
  }

  /** Why it is in its state, with a remedy when it is DOWN. */
  public String reason() {
    return reason;
  }

  /** What was wrong with the last crop that could not be used; empty for none. */
  public String lastUnusable() {
    return lastUnusable;
  }

  /** Why it sees nothing although its source is open, and what to do; empty while it sees. */
  public String trouble() {
    return trouble;
  }

  /** Up to when it has promised to have told everything. */
  public Optional<Instant> upTo() {
    return Optional.ofNullable(upTo);
  }

  /** How far its time is behind the agent's; only a live camera has one. */
  public Optional<Duration> skew() {
    return Optional.ofNullable(skew);
  }

  /** Its last picture, as JPEG. */
  public Optional<byte[]> lastFrame() {
    return Optional.ofNullable(lastFrame).map(Supplier::get);
  }

  void become(State next, String why) {
    if (state != next) {
      LOG.info("[{}] {} -> {}: {}", cameraId, state, next, why);
    }
    state = next;
    reason = why;
  }

  void sawFrames(long more) {
    framesSeen.addAndGet(more);
  }

  void sees(String troubleOrNone) {
    if (!trouble.equals(troubleOrNone)) {
      LOG.info("[{}] {}", cameraId, troubleOrNone.isEmpty() ? "it sees again" : troubleOrNone);
    }
    trouble = troubleOrNone;
  }

  void showed(Supplier<byte[]> jpeg) {
    lastFrame = jpeg;
  }

  void skipped(long frames) {
    framesSkipped.addAndGet(frames);
  }

  void selected(Selection.Outcome outcome) {
    alike.addAndGet(outcome.alike());
    unusable.addAndGet(outcome.unusable().size());
    if (!outcome.unusable().isEmpty()) {
      lastUnusable = outcome.unusable().get(0);
    }
  }

  void reportedBurst() {
    bursts.incrementAndGet();
  }

  void reportedGap(Gap gap) {
    gaps.incrementAndGet();
    lengthenedGap(gap);
  }

  /** The last gap, which is not over yet. */
  void lengthenedGap(Gap gap) {
    lastGap =
        gap.getFrom() + " to " + gap.getTo() + ", " + gap.getReason() + ": " + gap.getDetail();
  }

  void promised(Instant until) {
    upTo = until;
  }

  void lags(Duration behind) {
    skew = behind;
  }
}
