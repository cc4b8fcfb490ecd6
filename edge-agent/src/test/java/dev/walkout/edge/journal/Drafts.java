package dev.walkout.edge.journal;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Heartbeat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Observations to put into a journal. */
public final class Drafts {

  public static final Instant OPENS = Instant.parse("2026-01-05T08:00:00Z");
  public static final ZoneKey ZONE = new ZoneKey("store-1", "zone-1");

  private Drafts() {}

  /** A burst in the n-th second whose crops get better one by one. */
  public static Draft burst(String sensor, int second, int crops, int cropBytes) {
    Instant at = OPENS.plusSeconds(second);
    List<Crop> pictures = new ArrayList<>();
    for (int i = 0; i < crops; i++) {
      byte[] jpeg = new byte[cropBytes];
      jpeg[0] = (byte) i;
      pictures.add(new Crop(ByteBuffer.wrap(jpeg), (i + 1) / 10f, at));
    }
    Instant began = at.minusMillis(500);
    Burst burst = new Burst(Action.TAKE, began, at, "shelf-1", null, 1, pictures);
    return new Draft(sensor, ZONE, at, burst, "burst-" + second);
  }

  /** A heartbeat in the n-th second. */
  public static Draft beat(String sensor, int second) {
    Instant at = OPENS.plusSeconds(second);
    return new Draft(sensor, ZONE, at, new Heartbeat(at, 15L * second, 0L, 0L), null);
  }
}
