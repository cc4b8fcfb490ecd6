package dev.walkout.topology.checkout;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.fusion.Fusion;
import dev.walkout.topology.core.fusion.ZoneDecision;
import dev.walkout.topology.core.fusion.ZoneDecision.MovementDecided;
import dev.walkout.topology.core.fusion.ZoneDecision.Progressed;
import dev.walkout.topology.core.fusion.ZoneDecision.Refused;
import dev.walkout.topology.core.fusion.ZoneInput;
import dev.walkout.topology.core.fusion.ZonePlan;
import dev.walkout.topology.core.fusion.ZoneState;
import dev.walkout.topology.fault.BadInput;
import dev.walkout.topology.wire.MovementWire;
import dev.walkout.topology.wire.ZoneWire;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Carries what a zone hears to {@link Fusion} and what it decides to the movements. */
final class ZoneProcessor implements Processor<String, SpecificRecord, String, MovementEvent> {

  private final Fusion fusion;
  private final AtomicLong planogramUpdates;
  private ProcessorContext<String, MovementEvent> context;
  private Zones zones;
  private Plans plans;
  private Meters meters;

  /** Carries to these rules; planograms are read again when this count of their updates moves. */
  ZoneProcessor(Fusion fusion, AtomicLong planogramUpdates) {
    this.fusion = fusion;
    this.planogramUpdates = planogramUpdates;
  }

  @Override
  public void init(ProcessorContext<String, MovementEvent> given) {
    context = given;
    zones = new Zones(given);
    plans = new Plans(given, planogramUpdates);
    meters = new Meters(given);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    ZonePlan plan = plans.of(record.key());
    ZoneKey zone = plan.zone();
    ZoneState state = zones.get(record.key());
    ZoneInput input = input(record.value());
    meters.heard(input);
    Fusion.Step step = fusion.decide(state, plan, input);
    zones.put(record.key(), step.after());
    for (ZoneDecision decision : step.decisions()) {
      meters.decided(decision);
      tell(zone, decision, record);
    }
    for (ZoneDecision decision : step.decisions()) {
      if (decision instanceof Refused refused) {
        throw new BadInput(refused.fault());
      }
    }
  }

  private void tell(ZoneKey zone, ZoneDecision decision, Record<String, SpecificRecord> cause) {
    if (decision instanceof MovementDecided decided) {
      MovementEvent event = MovementWire.event(decided.movement());
      for (String key : keys(zone, decided.movement())) {
        context.forward(new Record<>(key, event, cause.timestamp()));
      }
    } else if (decision instanceof Progressed progressed && progressed.told()) {
      MovementEvent event = ZoneWire.progress(zone, progressed);
      context.forward(new Record<>(zone.toString(), event, cause.timestamp()));
    }
  }

  /**
   * Whose partition hears of the movement. Where several trips may have put something back, each
   * must know, since none of them can be charged for it, and so must the one whose thing somebody
   * else put back; what nobody did goes by its zone.
   */
  private static List<String> keys(ZoneKey zone, Movement movement) {
    Movement.Who who = movement.who();
    if (who.tripId() != null) {
      return Stream.concat(Stream.of(who.tripId()), who.holders().stream()).toList();
    }
    List<String> several = who.candidateTrips();
    if (several.isEmpty()) {
      return List.of(zone.toString());
    }
    return movement.action() == Action.TAKE ? several.subList(0, 1) : several;
  }

  private static ZoneInput input(SpecificRecord value) {
    if (value instanceof Recognised recognised) {
      return ZoneWire.input(recognised);
    }
    if (value instanceof Presence presence) {
      return ZoneWire.input(presence);
    }
    throw new BadInput("value", String.valueOf(value), "send a record, not a tombstone");
  }
}
