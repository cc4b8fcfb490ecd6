package dev.walkout.sim.fault;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.sim.fault.Disturbance.Blind;
import dev.walkout.sim.fault.Disturbance.Delay;
import dev.walkout.sim.fault.Disturbance.Drop;
import dev.walkout.sim.fault.Disturbance.OfReports;
import dev.walkout.sim.fault.Disturbance.Repeat;
import dev.walkout.sim.fault.Disturbance.Shuffle;
import dev.walkout.sim.fault.Disturbance.Skew;
import dev.walkout.sim.fault.Disturbance.Straggle;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.shop.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One disturbance on the line between sensors and broker; remembers who has been blind. */
final class Line {

  private final OfReports disturbance;
  private final Instant opens;
  private final Seed seed;
  private final String place;
  private final Set<String> blind = new HashSet<>();

  /**
   * A line with a disturbance.
   *
   * @param place of the disturbance in its script, so that two of a kind draw apart
   * @param opens when the first report of the day was sent
   */
  Line(OfReports disturbance, int place, Instant opens, Seed seed) {
    this.disturbance = disturbance;
    this.opens = opens;
    this.seed = seed;
    this.place = Integer.toString(place);
  }

  /** What comes out where this goes in. */
  List<Sent> carry(Sent sent) {
    if (!disturbance.whose().has(sent.sensorId())) {
      return List.of(sent);
    }
    if (disturbance instanceof Drop drop) {
      return draws(sent, drop.share()) ? List.of() : List.of(sent);
    }
    if (disturbance instanceof Delay delay) {
      return List.of(sent.at(sent.at().plus(delay.by())));
    }
    if (disturbance instanceof Repeat repeat) {
      return draws(sent, repeat.share())
          ? List.of(sent, sent.at(sent.at().plus(repeat.after())).outOfOrder())
          : List.of(sent);
    }
    if (disturbance instanceof Shuffle shuffle) {
      Duration takes = shuffle.within().multipliedBy((long) (draw(sent) * 1000)).dividedBy(1000);
      return List.of(sent.at(sent.at().plus(takes)));
    }
    if (disturbance instanceof Straggle straggle) {
      return draws(sent, straggle.share())
          ? List.of(sent.at(sent.at().plus(straggle.by())).outOfOrder())
          : List.of(sent);
    }
    if (disturbance instanceof Skew skew) {
      return List.of(sent.as(new WrongClock(skew.by()).tells(sent.emission())));
    }
    return blind((Blind) disturbance, sent);
  }

  private List<Sent> blind(Blind span, Sent sent) {
    Instant from = opens.plus(span.from());
    if (sent.emission().at().isBefore(from)) {
      return List.of(sent);
    }
    Instant to = opens.plus(span.to());
    boolean beat =
        sent.emission().value() instanceof Observation o && o.getBody() instanceof Heartbeat;
    if (sent.emission().at().isBefore(to)) {
      blind.add(sent.sensorId());
      return List.of();
    }
    if (!blind.contains(sent.sensorId())) {
      return List.of(sent);
    }
    if (!beat) {
      return List.of(); // what it saw the end of began while it was blind
    }
    blind.remove(sent.sensorId());
    return List.of(sent.as(gap((Observation) sent.emission().value(), sent, from)));
  }

  /** Until the beat that it stands for: what a reborn sensor may have seen half of is lost too. */
  private static Emission<?> gap(Observation beat, Sent sent, Instant from) {
    Gap gap = new Gap(from, beat.getObservedAt(), GapReason.CAMERA_DOWN, "no picture");
    Observation told = Observation.newBuilder(beat).setBody(gap).build();
    return new Emission<>(Topics.OBSERVATIONS, sent.emission().key(), told, sent.emission().at());
  }

  private boolean draws(Sent sent, double share) {
    return draw(sent) < share;
  }

  private double draw(Sent sent) {
    return seed.random("fault", place, sent.sensorId(), sent.number()).nextDouble();
  }
}
