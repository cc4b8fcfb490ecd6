package dev.walkout.edge.capture;

import dev.walkout.edge.capture.Seen.Candidate;
import dev.walkout.edge.capture.Seen.Move;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.GapReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A folder in which every sub-folder is one hand movement, named by the time at which it began:
 * {@code 2026-11-20T15-04-05.120Z_take}, {@code ..._put}, or without either where nobody knows.
 *
 * <p>Its pictures ({@code *.jpg}) are named by their own times. A sub-folder must appear whole, by
 * renaming it; names that begin with a dot are left alone until then. Sub-folders are taken in the
 * order of their times; one that appears after a later one was taken is told as a gap.
 */
public final class PictureFolderSource implements BurstSource {

  /** By time, and not as text: names may give the parts of a second with any number of digits. */
  private static final Comparator<String> BY_TIME =
      Comparator.comparing((String name) -> PictureTime.of(name).orElse(Instant.MIN))
          .thenComparing(Comparator.naturalOrder());

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int LARGEST_PICTURE = 32 << 20;

  private final Path folder;
  private final Optional<Duration> late;
  private final InstantSource clock;
  private final Set<String> known = new HashSet<>();
  private final Deque<String> next = new ArrayDeque<>();
  private final Deque<Seen> ready = new ArrayDeque<>();
  private String taken;
  private Instant lookedAt;
  private Instant told;
  private long frames;
  private byte[] lastFrame;

  /**
   * Opens a folder.
   *
   * @param late a sub-folder appears at most this long after its last picture; empty where time
   *     passes only with the pictures
   * @param bookmark the sub-folder that was taken last
   * @throws IOException if it cannot be listed
   */
  public PictureFolderSource(
      Path folder, Optional<Duration> late, InstantSource clock, Optional<String> bookmark)
      throws IOException {
    this.folder = folder;
    this.late = late;
    this.clock = clock;
    this.taken = bookmark.orElse("");
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "folder " + folder + " is not there: make it, or correct the source's path");
    }
    for (String name : names()) {
      known.add(name);
      if (BY_TIME.compare(name, taken) > 0) {
        next.add(name);
      }
    }
    this.lookedAt = clock.instant();
  }

  @Override
  public Optional<Seen> poll() throws IOException {
    if (ready.isEmpty() && next.isEmpty()) {
      look();
    }
    if (ready.isEmpty() && !next.isEmpty()) {
      taken = next.poll();
      take(taken);
    }
    if (ready.isEmpty()) {
      late.ifPresent(margin -> tell(clock.instant().minus(margin)));
    }
    return Optional.ofNullable(ready.poll());
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public Optional<Duration> skew() {
    return Optional.empty();
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public Optional<Supplier<byte[]>> lastFrame() {
    return Optional.ofNullable(lastFrame).map(jpeg -> () -> jpeg);
  }

  @Override
  public void close() {}

  private void look() throws IOException {
    Instant now = clock.instant();
    if (Duration.between(lookedAt, now).compareTo(LOOK_EVERY) < 0) {
      return;
    }
    lookedAt = now;
    List<String> names = names();
    known.retainAll(names);
    for (String name : names) {
      if (!known.add(name)) {
        continue;
      }
      if (BY_TIME.compare(name, taken) > 0) {
        next.add(name);
      } else {
        cameLate(name);
      }
    }
  }

  private void cameLate(String name) throws IOException {
    Hand hand = hand(name);
    if (hand != null) {
      String detail = "sub-folder " + name + " came after " + taken + " had been taken";
      ready.add(new Seen.Missed(hand.from(), hand.to(), GapReason.CLOCK, detail, null));
    }
  }

  private void take(String name) throws IOException {
    Hand hand = hand(name);
    if (hand == null) {
      return;
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Path picture : hand.pictures()) {
      lastFrame = read(picture);
      frames++;
      candidates.add(new Candidate(lastFrame, Hand.time(picture), OptionalDouble.empty()));
    }
    Move move = new Move(hand.action(), hand.from(), hand.to(), null, null, 1);
    ready.add(new Seen.Hand(move, candidates, hand.to(), name));
    tell(hand.to());
  }

  /** What a sub-folder holds, or null and a gap where its name says nothing. */
  private Hand hand(String name) throws IOException {
    Optional<Instant> from = PictureTime.of(name);
    if (from.isPresent()) {
      return Hand.read(folder.resolve(name), from.get());
    }
    Instant now = told == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : told;
    String detail =
        "sub-folder "
            + name
            + " is not named by its time: name it like 2026-11-20T15-04-05.120Z_take";
    ready.add(new Seen.Missed(now, now, GapReason.OTHER, detail, name));
    return null;
  }

  /** A file that is no picture may be of any size; what is cut off is found to be broken. */
  private static byte[] read(Path picture) throws IOException {
    try (InputStream in = Files.newInputStream(picture)) {
      return in.readNBytes(LARGEST_PICTURE);
    }
  }

  /** Promises the time, but never past the beginning of the sub-folder that comes next. */
  private void tell(Instant upTo) {
    Optional<Instant> following = Optional.ofNullable(next.peek()).flatMap(PictureTime::of);
    Instant limit = following.map(at -> at.minusNanos(1000)).orElse(upTo);
    Instant until = (limit.isBefore(upTo) ? limit : upTo).truncatedTo(ChronoUnit.MICROS);
    if (told == null || until.isAfter(told)) {
      told = until;
      ready.add(new Seen.Progress(until, null));
    }
  }

  private List<String> names() throws IOException {
    return list(folder, path -> Files.isDirectory(path) && !name(path).startsWith("."));
  }

  private static List<String> list(Path folder, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(wanted).map(PictureFolderSource::name).sorted(BY_TIME).toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** One sub-folder. */
  private record Hand(Instant from, Instant to, Action action, List<Path> pictures) {

    static Hand read(Path burst, Instant from) throws IOException {
      String lower = name(burst).toLowerCase(Locale.ROOT);
      Action action =
          lower.endsWith("_take")
              ? Action.TAKE
              : lower.endsWith("_put") ? Action.PUT : Action.UNSURE;
      List<Path> pictures =
          list(burst, path -> name(path).toLowerCase(Locale.ROOT).endsWith(".jpg")).stream()
              .map(burst::resolve)
              .toList();
      Instant to = from;
      for (Path picture : pictures) {
        Instant at = time(picture);
        to = at != null && at.isAfter(to) ? at : to;
      }
      return new Hand(from, to, action, pictures);
    }

    /** The time in a name, or null. */
    static Instant time(Path path) {
      return PictureTime.of(name(path)).orElse(null);
    }
  }
}
