package dev.walkout.sim.sensor;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.sim.shop.Load;
import dev.walkout.sim.shop.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * A scale under a shelf: reports by how much the weight has changed once it has settled. It drifts,
 * so only differences tell; hands that move at once make one change.
 */
final class Scale implements Sensor {

  private static final Duration SETTLES = Duration.ofMillis(250);

  /** What it declares: as much as three standard deviations of a difference, and not under this. */
  private static final int LEAST_TOLERANCE = 5;

  private static final double TOLERANCE = 3;
  private static final double DRIFTS_IN = 60e9;

  /** What a scale is: its names, its shelf and the seed of its errors. */
  record Identity(String sensorId, String bootId, ZoneKey zone, String shelfId, Seed seed) {}

  private final Identity identity;
  private final double sigma;
  private final Timetable<Load> timetable;
  private final Promises promises;

  /**
   * A scale under these loads.
   *
   * @param sigma standard deviation of a difference in grams
   */
  Scale(Identity identity, List<Load> loads, double sigma, Beat beat) {
    this.identity = identity;
    this.sigma = sigma;
    List<Load> settled = settled(loads);
    this.timetable = new Timetable<>(settled, load -> load.endedAt().plus(SETTLES), beat);
    this.promises = new Promises(settled.stream().map(Load::startedAt).toList());
  }

  @Override
  public String id() {
    return identity.sensorId();
  }

  @Override
  public Iterator<Report> iterator() {
    return timetable.reports(id(), this::emission);
  }

  private Emission<Observation> emission(Timetable.Slot<Load> slot) {
    Object body =
        slot.isBeat()
            ? new Heartbeat(promises.upTo(slot), 0L, 0L, 0L)
            : change(slot.event(), slot.seq());
    Observation observation =
        new Observation(identity.sensorId(), identity.bootId(), slot.seq(), slot.at(), body);
    return new Emission<>(Topics.OBSERVATIONS, identity.zone().toString(), observation, slot.at());
  }

  private WeightChange change(Load load, long seq) {
    double error = identity.seed().random("scale", identity.sensorId(), seq).nextGaussian();
    double drift = identity.seed().random("drift", identity.sensorId()).nextGaussian();
    double minutes = Duration.between(load.startedAt(), load.endedAt()).toNanos() / DRIFTS_IN;
    long grams = Math.round(load.grams() + sigma * (error + drift * minutes));
    int tolerance = Math.max(LEAST_TOLERANCE, (int) Math.ceil(TOLERANCE * sigma));
    return new WeightChange(
        identity.shelfId(), (int) grams, tolerance, load.startedAt(), load.endedAt());
  }

  private static List<Load> settled(List<Load> loads) {
    List<Load> settled = new ArrayList<>();
    for (Load load : loads.stream().sorted(Comparator.comparing(Load::startedAt)).toList()) {
      int last = settled.size() - 1;
      if (last >= 0 && !load.startedAt().isAfter(settled.get(last).endedAt().plus(SETTLES))) {
        Load before = settled.remove(last);
        Instant end = load.endedAt().isAfter(before.endedAt()) ? load.endedAt() : before.endedAt();
        settled.add(
            new Load(load.shelfId(), before.startedAt(), end, before.grams() + load.grams()));
      } else {
        settled.add(load);
      }
    }
    return settled;
  }
}
