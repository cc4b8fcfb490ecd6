package dev.walkout.shop.demo;

import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import java.util.HashSet;
import java.util.Set;

/** What became of every burst of a lane, counted from its topics. */
public final class Accounting {

  private final Set<String> seen = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();
  private final Set<String> decided = new HashSet<>();
  private int repeated;

  /** Bursts that a movement cites which doubts. */
  private final Set<String> doubted = new HashSet<>();

  /**
   * Where the bursts ended. A burst counts once, by its best end: one that decided a movement is
   * used even if another movement doubts it.
   *
   * @param bursts distinct bursts that recognition answered
   * @param repeated deliveries beyond the first of each
   * @param lost bursts that ended nowhere; anything but 0 is a fault of the program
   */
  public record Sum(int bursts, int used, int repeated, int doubted, int dead, int lost) {}

  /** Notes one record of {@code sightings}. */
  public void sighting(Recognised recognised) {
    boolean dead = recognised.getBody() instanceof UnreadableBurst;
    if (!dead && !(recognised.getBody() instanceof Sighting)) {
      return;
    }
    String id = id(recognised.getSource());
    if (!seen.add(id)) {
      repeated++;
    } else if (dead) {
      unreadable.add(id);
    }
  }

  /** Notes one record of {@code movements}. */
  public void movement(MovementEvent event) {
    if (event.getBody() instanceof Movement movement) {
      Set<String> end = movement.getDoubt() == null ? decided : doubted;
      movement.getEvidence().forEach(ref -> end.add(id(ref)));
    }
  }

  /** What has become of the bursts noted so far. */
  public Sum sum() {
    int dead = unreadable.size();
    int used = 0;
    int onlyDoubted = 0;
    for (String id : seen) {
      if (!unreadable.contains(id)) {
        used += decided.contains(id) ? 1 : 0;
        onlyDoubted += !decided.contains(id) && doubted.contains(id) ? 1 : 0;
      }
    }
    int lost = seen.size() - used - onlyDoubted - dead;
    return new Sum(seen.size(), used, repeated, onlyDoubted, dead, lost);
  }

  private static String id(ObservationRef ref) {
    return ref.getSensorId() + "|" + ref.getBootId() + "|" + ref.getSeq();
  }
}
