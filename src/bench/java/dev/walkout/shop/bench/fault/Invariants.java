package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.WireFormat;
import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.LineAdded;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.OtherTrip;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.ZoneProgress;
import dev.walkout.shop.demo.Accounting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold in a run whatever goes wrong, checked with each record of its topics as it comes.
 *
 * <ul>
 *   <li>Nothing is in two places: no movement is in two carts or on two receipts, and no burst
 *       decides two movements.
 *   <li>Nothing vanishes: used + repeated + doubted + dead = in; what a zone has promised to have
 *       told of is told of.
 *   <li>No charge without evidence: every line follows from movements, every movement from
 *       sightings, every sighting from an observation with that hash.
 *   <li>A settled receipt changes by an adjustment only, whose version follows the one before.
 * </ul>
 *
 * <p>Records of a topic are noted in its order, causes before effects.
 */
public final class Invariants {

  private final Accounting accounting = new Accounting();
  private final Promises promises = new Promises(what -> report(Law.NOTHING_VANISHES, what));
  private final Charges charges = new Charges(this::report);

  /** By coordinates, the hash of each observation. */
  private final Map<String, String> observations = new HashMap<>();

  /** By coordinates, the movement that a burst has decided. */
  private final Map<String, String> decides = new HashMap<>();

  private final Set<String> sightings = new HashSet<>();
  private final List<Breach> broken = new ArrayList<>();

  /** The laws, by what they forbid. */
  public enum Law {
    NOTHING_TWICE,
    NOTHING_VANISHES,
    NOTHING_UNPROVEN,
    NOTHING_REWRITTEN
  }

  /** A law that was broken, and how. */
  public record Breach(Law law, String how) {}

  /** What was broken so far; empty while all is well. */
  public List<Breach> broken() {
    return List.copyOf(broken);
  }

  /** What became of every burst so far. */
  public Accounting.Sum accounts() {
    return accounting.sum();
  }

  /** Whether all that came in has come to an end. */
  public boolean atRest() {
    return accounts().lost() == 0 && sightings.containsAll(observations.keySet());
  }

  /** Says what has not come to an end; to be called when nothing more will come. */
  public void end() {
    if (accounts().lost() != 0) {
      report(Law.NOTHING_VANISHES, accounts().lost() + " bursts ended nowhere");
    }
    for (String id : observations.keySet()) {
      if (!sightings.contains(id)) {
        report(Law.NOTHING_VANISHES, "recognition never answered observation " + id);
      }
    }
  }

  /** Notes what a sensor reported. */
  public void observation(Observation observation) {
    String id = id(observation.getSensorId(), observation.getBootId(), observation.getSeq());
    String hash = Ids.hash(WireFormat.binary(observation));
    String before = observations.putIfAbsent(id, hash);
    if (before != null && !before.equals(hash)) {
      report(Law.NOTHING_UNPROVEN, "observation " + id + " came again with another content");
    }
  }

  /** Notes what recognition made of an observation. */
  public void sighting(String zone, Recognised recognised) {
    accounting.sighting(recognised);
    promises.sighting(zone, recognised);
    ObservationRef source = recognised.getSource();
    sightings.add(id(source));
    if (!source.getHash().equals(observations.get(id(source)))) {
      report(
          Law.NOTHING_UNPROVEN,
          "sighting " + id(source) + " follows from no observation with its hash");
    }
  }

  /** Notes what a zone decided or promised. */
  public void movement(String key, MovementEvent event) {
    accounting.movement(event);
    if (event.getBody() instanceof ZoneProgress progress) {
      promises.progress(progress);
    } else if (event.getBody() instanceof Movement movement) {
      decided(key, movement);
    }
  }

  private void decided(String key, Movement movement) {
    promises.movement(movement);
    charges.movement(movement);
    if (movement.getEvidence().isEmpty()) {
      report(
          Law.NOTHING_UNPROVEN,
          "movement " + movement.getMovementId() + " for " + key + " has no evidence");
    }
    for (ObservationRef source : movement.getEvidence()) {
      if (!sightings.contains(id(source))) {
        report(
            Law.NOTHING_UNPROVEN,
            "movement " + movement.getMovementId() + " cites " + id(source) + ", never seen");
      }
      decides(movement, source);
    }
  }

  /** A scale that felt several hands at once is evidence for each of them; a burst is of one. */
  private void decides(Movement movement, ObservationRef source) {
    if (movement.getDoubt() != null || !promises.isBurst(id(source))) {
      return;
    }
    String other = decides.putIfAbsent(id(source), movement.getMovementId());
    if (other != null && !other.equals(movement.getMovementId())) {
      report(
          Law.NOTHING_TWICE,
          "burst " + id(source) + " decided " + other + " and again " + movement.getMovementId());
    }
  }

  /** Notes what happened to a cart. */
  public void cartEvent(CartEvent event) {
    charges.cartEvent(event);
    if (event.getBody() instanceof LineAdded added && added.getReason().isEmpty()) {
      charges.taken(event.getTripId(), added.getMovementId());
    }
  }

  /** Notes what an operator ruled; who gives a movement to another trip may move its charge. */
  public void verdict(OperatorVerdict verdict) {
    if (verdict.getBody() instanceof OtherTrip) {
      charges.ruled(verdict.getMovementId());
    }
  }

  /** Notes a version of a receipt. */
  public void receipt(Receipt receipt) {
    charges.receipt(receipt);
  }

  static String id(ObservationRef source) {
    return id(source.getSensorId(), source.getBootId(), source.getSeq());
  }

  private static String id(String sensorId, String bootId, long seq) {
    return sensorId + "|" + bootId + "|" + seq;
  }

  private void report(Law law, String how) {
    broken.add(new Breach(law, how));
  }
}
