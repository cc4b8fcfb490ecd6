package dev.walkout.shop.bench.edge;

import dev.walkout.edge.config.JournalConfig;
import dev.walkout.edge.journal.Draft;
import dev.walkout.edge.journal.Journal;
import dev.walkout.edge.journal.JournalBounds;
import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A process that writes a journal until it is killed: {@code DIR BOOT SEED}.
 *
 * <p>After each append it prints how many observations of this boot are on disk. It also
 * acknowledges the oldest now and then, so that a kill may hit that too, and prints {@code -N} once
 * N of all boots are acknowledged.
 */
final class JournalWriter {

  private static final ZoneKey ZONE = new ZoneKey("store-1", "zone-1");
  private static final Instant OPENS = Instant.parse("2026-01-05T08:00:00Z");
  private static final int LARGEST_CROP = 60_000;

  private JournalWriter() {}

  public static void main(String[] args) throws IOException {
    Path dir = Path.of(args[0]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(args[2]));
    Journal journal = Journal.open(dir, JournalBounds.of(JournalConfig.in(dir)), args[1]);
    long written = 0;
    long acknowledged = 0;
    while (true) {
      List<Draft> drafts = new ArrayList<>();
      int count = 1 + random.nextInt(6);
      for (int i = 0; i < count; i++) {
        drafts.add(draft(written + i, random));
      }
      journal.append(drafts);
      written += drafts.size();
      say(written);
      if (random.nextInt(5) == 0) {
        var first = journal.next().orElseThrow();
        journal.acknowledge(List.of(first.entry()));
        acknowledged++;
        say(-acknowledged);
      }
    }
  }

  private static void say(long number) {
    System.out.println(number);
    System.out.flush();
  }

  private static Draft draft(long n, SplittableRandom random) {
    Instant at = OPENS.plusSeconds(n);
    byte[] jpeg = new byte[1 + random.nextInt(LARGEST_CROP)];
    random.nextBytes(jpeg);
    List<Crop> crops = List.of(new Crop(ByteBuffer.wrap(jpeg), 1f, at));
    Burst burst = new Burst(Action.TAKE, at, at, null, null, 1, crops);
    return new Draft("camera-1", ZONE, at, burst, Long.toString(n));
  }
}
