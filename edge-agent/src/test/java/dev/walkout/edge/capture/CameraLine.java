package dev.walkout.edge.capture;

import dev.walkout.edge.capture.Seen.Candidate;
import dev.walkout.edge.capture.Seen.Move;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.journal.Draft;
import dev.walkout.edge.journal.Outbox;
import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** One camera's duties, turned by hand, with a source that is told what to tell. */
final class CameraLine {

  static final Instant OPENS = Instant.parse("2026-01-05T08:00:00Z");

  /** The source: a list of what it tells; throws where the list says null. */
  static final class Told implements BurstSource {
    final Deque<Optional<Seen>> story = new ArrayDeque<>();
    boolean live;
    boolean closed;
    long skipped;
    Optional<String> trouble = Optional.empty();

    @Override
    public Optional<Seen> poll() throws IOException {
      Optional<Seen> next = story.poll();
      if (next != null && next.isEmpty()) {
        throw new IOException("the cable is cut: plug it in");
      }
      return next == null ? Optional.empty() : next;
    }

    @Override
    public boolean live() {
      return live;
    }

    @Override
    public Optional<Duration> skew() {
      return Optional.of(Duration.ofSeconds(42));
    }

    @Override
    public long frames() {
      return 15;
    }

    @Override
    public long skipped() {
      return skipped;
    }

    @Override
    public Optional<String> trouble() {
      return trouble;
    }

    @Override
    public Optional<Supplier<byte[]>> lastFrame() {
      return Optional.of(() -> new byte[] {1});
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  final Told source = new Told();
  final CameraStatus status = new CameraStatus("camera-1");
  final List<Optional<String>> openedAt = new ArrayList<>();
  final Outbox outbox;
  final CaptureDuty capture;
  final SelectDuty select;

  CameraLine(boolean live, int room, Instant promised) {
    source.live = live;
    outbox = new Outbox(room);
    CameraConfig config =
        new CameraConfig(
            "camera-1",
            new ZoneKey("store-1", "zone-1"),
            new SourceConfig.Folder(Path.of("x"), null),
            null,
            null,
            null);
    BurstSources sources =
        (camera, bookmark) -> {
          openedAt.add(bookmark);
          source.closed = false;
          return source;
        };
    var of = new CaptureDuty.Of(config, sources, status);
    Deque<Seen> seen = new ArrayDeque<>();
    capture = new CaptureDuty(of, Optional.empty(), seen);
    select = new SelectDuty(of, new Promises(Duration.ofSeconds(1), promised), seen, outbox);
  }

  void tells(Seen... story) {
    for (Seen next : story) {
      source.story.add(Optional.of(next));
    }
  }

  void fails() {
    source.story.add(Optional.empty());
  }

  /** Turns both duties until neither has anything to do. */
  void turn() {
    int done = 1;
    while (done > 0) {
      done = select.doWork();
      try {
        done += capture.doWork();
      } catch (IOException e) {
        done++;
      }
    }
  }

  /** What has been reported, and takes it away. */
  List<Draft> reported() {
    List<Draft> all = outbox.peek(Integer.MAX_VALUE);
    outbox.remove(all.size());
    return all;
  }

  static Seen.Progress until(int second) {
    return new Seen.Progress(OPENS.plusSeconds(second), null);
  }

  static Seen.Hand hand(int second) {
    Instant end = OPENS.plusSeconds(second);
    Move move = new Move(Action.TAKE, end.minusMillis(400), end, "shelf-1", null, 1);
    List<Candidate> candidates =
        List.of(new Candidate(Pictures.sharp(second, 64), end, OptionalDouble.of(.5)));
    return new Seen.Hand(move, candidates, end, "hand-" + second);
  }
}
