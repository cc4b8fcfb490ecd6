package dev.walkout.edge.video;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.detect.Detector;
import dev.walkout.edge.detect.Reach;
import dev.walkout.edge.frame.Frame;
import dev.walkout.edge.track.LineTracker;
import dev.walkout.edge.track.Opening;
import dev.walkout.edge.track.Passage;
import dev.walkout.edge.track.Sight;
import dev.walkout.schemas.avro.GapReason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A camera whose frames are searched for hands that take something from a shelf or put it back. */
public final class VideoSource implements BurstSource {

  /** Frames that are looked at in one turn; at 2 ms each it stays short. */
  private static final int FRAMES_A_TURN = 30;

  private static final Duration TELL_EVERY = Duration.ofMillis(100);
  private static final Duration SHOW_EVERY = Duration.ofSeconds(10);

  /** A source of frames that is silent for longer has left something out. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final CameraConfig camera;
  private final FrameSource frames;
  private final Detector detector;
  private final FrameWatch watch = new FrameWatch();
  private final Blindness blindness = new Blindness();
  private final Map<Long, Shots> shots = new HashMap<>();
  private final Deque<Seen> ready = new ArrayDeque<>();
  private Opening opening;
  private LineTracker tracker;
  private Instant told;
  private Instant handToldAt;
  private Instant lastAt;
  private long quietFrame;
  private long seen;
  private long skipped;
  private Instant shownAt;
  private InstallerPicture lastFrame;

  /**
   * A camera that has just been opened.
   *
   * @param bookmark what the last one that was told said; empty for none
   */
  VideoSource(CameraConfig camera, Eyes eyes, Optional<VideoBookmark> bookmark) {
    this.camera = camera;
    this.frames = eyes.frames();
    this.detector = eyes.detector();
    this.told = bookmark.map(VideoBookmark::promised).orElse(null);
    this.handToldAt = bookmark.map(VideoBookmark::told).orElse(Instant.EPOCH);
  }

  /** What it sees with. */
  record Eyes(FrameSource frames, Detector detector) {}

  @Override
  public Optional<Seen> poll() throws IOException {
    for (int i = 0; i < FRAMES_A_TURN && ready.isEmpty(); i++) {
      Optional<Frame> next = frames.next();
      if (next.isEmpty()) {
        break;
      }
      look(next.get());
    }
    if (ready.isEmpty() && frames.over() && lastAt != null) {
      finish();
    }
    return Optional.ofNullable(ready.poll());
  }

  @Override
  public boolean live() {
    return frames.live();
  }

  @Override
  public Optional<Duration> skew() {
    return frames.skew();
  }

  @Override
  public long frames() {
    return seen;
  }

  @Override
  public long skipped() {
    return frames.skipped();
  }

  @Override
  public Optional<String> trouble() {
    return blindness.said();
  }

  @Override
  public Optional<Supplier<byte[]>> lastFrame() {
    return Optional.ofNullable(lastFrame);
  }

  @Override
  public void close() throws IOException {
    try (watch;
        detector) {
      frames.close();
    }
  }

  private void look(Frame frame) {
    seen++;
    boolean resized = fit(frame);
    checkTime(frame);
    lastAt = frame.at();
    Optional<FrameWatch.Fault> fault = watch.look(frame);
    if (fault.isPresent() && !resized) {
      blindness.sees(fault.get(), frame.at());
      if (blindness.lasts()) {
        forgetHands();
      }
    } else {
      blindness.ends(frame.at()).ifPresent(this::miss);
      see(frame);
    }
    blindness.due(frame.at()).ifPresent(this::miss);
    show(frame);
    progress(frame);
  }

  /** What has another size than before is another picture; whether it has. */
  private boolean fit(Frame frame) {
    if (opening != null && opening.width() == frame.width() && opening.height() == frame.height()) {
      return false;
    }
    boolean changed = opening != null;
    if (changed) {
      String size = frame.width() + " x " + frame.height();
      missSince(frame.at(), GapReason.CAMERA_DOWN, "the picture's size changed to " + size);
      detector.forget();
    }
    opening = new Opening(camera.shelfLine(), camera.shelves(), frame.width(), frame.height());
    tracker = new LineTracker(opening);
    return changed;
  }

  private void checkTime(Frame frame) {
    if (lastAt == null) {
      return;
    }
    Duration step = Duration.between(lastAt, frame.at());
    if (step.isNegative()) {
      missSince(lastAt, GapReason.CLOCK, "its time went back by " + step.negated());
    } else if (step.compareTo(LONGEST_PAUSE) > 0) {
      long passedOver = frames.skipped() - skipped;
      if (passedOver > 0) {
        String detail = passedOver + " frames were passed over because they were not taken in time";
        missSince(frame.at(), GapReason.JOURNAL_FULL, detail);
      } else {
        missSince(frame.at(), GapReason.CLOCK, "its time jumped ahead by " + step);
      }
    }
    skipped = frames.skipped();
  }

  private void see(Frame frame) {
    List<Reach> reaches = detector.find(frame);
    tell(tracker.follow(frame.at(), reaches), frame.at());
    for (Sight sight : tracker.sights()) {
      shots.computeIfAbsent(sight.hand(), id -> new Shots()).take(frame, sight);
    }
    shots.keySet().removeIf(hand -> !tracker.follows(hand));
    if (reaches.isEmpty() && shots.isEmpty()) {
      quietFrame = frame.number();
    }
  }

  /** The film is over: what the hands in its last frames did is told as far as it was seen. */
  private void finish() {
    tell(tracker.end(), lastAt);
    shots.clear();
    if (told == null || lastAt.isAfter(told)) {
      told = lastAt;
      ready.add(new Seen.Progress(told, bookmark()));
    }
  }

  private void tell(List<Passage> passages, Instant at) {
    boolean before = !at.isAfter(handToldAt); // told before the agent was started anew
    for (int i = 0; i < passages.size() && !before; i++) {
      boolean last = i == passages.size() - 1;
      handToldAt = last ? at : handToldAt;
      tell(passages.get(i), last ? bookmark() : null);
    }
  }

  private void tell(Passage passage, String bookmark) {
    Seen.Move move =
        new Seen.Move(
            passage.action(),
            passage.startedAt(),
            passage.endedAt(),
            passage.shelfId().orElse(null),
            null,
            1);
    Shots pictures = shots.getOrDefault(passage.hand(), new Shots());
    List<Seen.Candidate> candidates = pictures.of(passage);
    pictures.forgetUntil(passage.endedAt());
    ready.add(new Seen.Hand(move, candidates, passage.endedAt(), bookmark));
  }

  private void progress(Frame frame) {
    if (blindness.lasts()) {
      return;
    }
    Instant upTo =
        tracker
            .beginning()
            .map(begin -> begin.minusNanos(1000))
            .filter(before -> before.isBefore(frame.at()))
            .orElse(frame.at());
    if (told == null || Duration.between(told, upTo).compareTo(TELL_EVERY) >= 0) {
      told = upTo;
      ready.add(new Seen.Progress(upTo, bookmark()));
    }
  }

  /** Nothing can be said of the time since the last that is sure. */
  private void missSince(Instant to, GapReason reason, String detail) {
    Instant from = tracker.beginning().filter(lastAt::isAfter).orElse(lastAt);
    forgetHands();
    miss(new Blindness.Stretch(from, to, reason, detail));
  }

  private void miss(Blindness.Stretch stretch) {
    ready.add(
        new Seen.Missed(
            stretch.from(), stretch.to(), stretch.reason(), stretch.detail(), bookmark()));
  }

  private void forgetHands() {
    tracker.end();
    shots.clear();
  }

  private void show(Frame frame) {
    if (shownAt == null || Duration.between(shownAt, frame.at()).abs().compareTo(SHOW_EVERY) > 0) {
      shownAt = frame.at();
      lastFrame = InstallerPicture.of(frame, opening);
    }
  }

  private String bookmark() {
    Instant promised = told == null ? lastAt : told;
    return frames
        .place(quietFrame)
        .map(place -> new VideoBookmark(place, promised, handToldAt).text())
        .orElse(null);
  }
}
