package dev.walkout.edge.capture;

import dev.walkout.edge.capture.Seen.Move;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.duty.Duty;
import dev.walkout.edge.journal.Draft;
import dev.walkout.edge.journal.Outbox;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.schemas.avro.Heartbeat;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Turns what a camera saw into what the agent reports: bursts of selected crops, heartbeats, gaps.
 *
 * <p>When the journal cannot keep up, a recorded source waits; of a live one the hands are skipped,
 * counted and told as one gap. Heartbeats and gaps are never skipped: a heartbeat that finds no
 * room is simply not given yet.
 */
public final class SelectDuty implements Duty {

  private final CameraConfig camera;
  private final CameraStatus status;
  private final Promises promises;
  private final Deque<Seen> seen;
  private final Outbox outbox;

  /** Gaps that found no room; those of skipped hands are joined, so it stays short. */
  private final Deque<Draft> owed = new ArrayDeque<>();

  private boolean live;

  /** The selection of one camera. */
  public SelectDuty(CaptureDuty.Of of, Promises promises, Deque<Seen> seen, Outbox outbox) {
    this.camera = of.camera();
    this.status = of.status();
    this.promises = promises;
    this.seen = seen;
    this.outbox = outbox;
  }

  @Override
  public String role() {
    return "select";
  }

  @Override
  public int doWork() {
    while (!owed.isEmpty() && outbox.hasRoom()) {
      outbox.put(owed.poll());
    }
    Seen next = seen.peek();
    if (next == null || (!live && !outbox.hasRoom() && !(next instanceof Seen.Opened))) {
      return 0;
    }
    seen.poll();
    if (next instanceof Seen.Opened opened) {
      live = opened.live();
      promises.opened(live);
    } else if (next instanceof Seen.Hand hand) {
      hand(hand);
    } else if (next instanceof Seen.Missed missed) {
      String detail = missed.detail();
      owe(gap(missed.from(), missed.to(), missed.reason(), detail, missed.bookmark()));
    } else if (next instanceof Seen.Progress progress) {
      progress(progress);
    }
    return 1;
  }

  private void hand(Seen.Hand hand) {
    Move move = hand.move();
    if (!owed.isEmpty() || !outbox.hasRoom()) {
      status.skipped(hand.candidates().size());
      skip(move, hand.bookmark());
      return;
    }
    Selection.Outcome outcome = Selection.of(hand.candidates());
    status.selected(outcome);
    if (outcome.crops().isEmpty()) {
      String why = outcome.unusable().isEmpty() ? "no picture" : outcome.unusable().get(0);
      String detail = "a hand without a picture that can be used: " + why;
      owe(gap(move.startedAt(), move.endedAt(), GapReason.OTHER, detail, hand.bookmark()));
      return;
    }
    Burst burst =
        new Burst(
            move.action(),
            move.startedAt(),
            move.endedAt(),
            move.shelfId(),
            move.personTrack(),
            move.pieces(),
            outcome.crops());
    outbox.put(draft(hand.at(), burst, hand.bookmark()));
    status.reportedBurst();
  }

  private void progress(Seen.Progress progress) {
    Instant upTo = progress.upTo();
    promises.lost(upTo).ifPresent(gap -> owe(draft(gap.getTo(), gap, null)));
    if (owed.isEmpty() && outbox.hasRoom() && promises.due(upTo)) {
      promises.given(upTo);
      status.promised(upTo);
      Heartbeat beat = new Heartbeat(upTo, status.framesSeen(), status.framesSkipped(), 0L);
      outbox.put(draft(upTo, beat, progress.bookmark()));
    }
  }

  /** Joins a hand that was skipped to those before it. */
  private void skip(Move move, String bookmark) {
    Draft last = owed.peekLast();
    boolean joins = last != null && ((Gap) last.body()).getReason() == GapReason.JOURNAL_FULL;
    Instant from = move.startedAt();
    Instant to = move.endedAt();
    if (joins) {
      Gap before = (Gap) owed.pollLast().body();
      from = before.getFrom().isBefore(from) ? before.getFrom() : from;
      to = before.getTo().isAfter(to) ? before.getTo() : to;
    }
    String detail =
        "hands were skipped because the journal could not keep up; "
            + status.framesSkipped()
            + " frames skipped since the agent was started";
    Gap gap = new Gap(from, to, GapReason.JOURNAL_FULL, detail);
    if (joins) {
      status.lengthenedGap(gap);
    } else {
      status.reportedGap(gap);
    }
    owed.add(draft(to, gap, bookmark));
  }

  private void owe(Draft gap) {
    status.reportedGap((Gap) gap.body());
    if (owed.isEmpty() && outbox.hasRoom()) {
      outbox.put(gap);
    } else {
      owed.add(gap);
    }
  }

  private Draft gap(Instant from, Instant to, GapReason reason, String detail, String bookmark) {
    return draft(to, new Gap(from, to, reason, detail), bookmark);
  }

  private Draft draft(Instant at, Object body, String bookmark) {
    return new Draft(camera.id(), camera.zone(), at, body, bookmark);
  }
}
