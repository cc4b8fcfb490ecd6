package dev.walkout.sim.scenario.script;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.sensor.Mishaps.Blunder;
import dev.walkout.sim.shop.HandMovement;
import dev.walkout.sim.shop.Layout.Place;
import java.time.Instant;

/** Something that a person does in front of a shelf; what cameras make of it can be spoilt. */
public final class Deed {

  private final Script script;
  private final What what;
  private final Place place;
  private final Instant from;
  private final Instant to;

  /**
   * What is done.
   *
   * @param movementId null where no camera can see a product in the hand
   * @param pieces pieces that change their place; 1 for what a hand moves of loose goods
   * @param grams what that weighs; 0 for goods by the piece
   * @param onShelf false for the floor in front of it
   * @param holder the trip whose piece it is, when another's hand moves it; null for the hand's own
   */
  record What(
      String movementId,
      Action action,
      String sku,
      int pieces,
      int grams,
      boolean onShelf,
      String holder) {

    What(String movementId, Action action, String sku, int pieces, boolean onShelf) {
      this(movementId, action, sku, pieces, 0, onShelf, null);
    }

    /** What a hand moves of loose goods. */
    static What loose(String movementId, Action action, String sku, int grams) {
      return new What(movementId, action, sku, 1, grams, true, null);
    }

    /** A piece that another trip holds. */
    static What of(String holder, String movementId, Action action, String sku) {
      return new What(movementId, action, sku, 1, 0, true, holder);
    }
  }

  Deed(Script script, What what, Place place, Instant from, Instant to) {
    this.script = script;
    this.what = what;
    this.place = place;
    this.from = from;
    this.to = to;
  }

  /** The zone's n-th camera, counted from 1, sees nothing of it. */
  public Deed missedBy(int camera) {
    return spoilt(camera, new Blunder.Missed());
  }

  /** That camera sees the hand and not which way the product goes. */
  public Deed unsureTo(int camera) {
    return spoilt(camera, new Blunder.Unsure());
  }

  /** That camera counts other pieces. */
  public Deed countedBy(int camera, int pieces) {
    return spoilt(camera, new Blunder.Counted(pieces));
  }

  /** That camera takes the hand for the other person's, who must be in the zone too. */
  public Deed takenFor(Person other, int camera) {
    script.later(() -> spoilt(camera, new Blunder.TakenFor(other.trackAt(place.zone(), from))));
    return this;
  }

  /** When it ends. */
  public Instant endsAt() {
    return to;
  }

  /** The id of that camera. */
  String camera(int number) {
    return place.zone().cameras().get(number - 1);
  }

  Place place() {
    return place;
  }

  Instant from() {
    return from;
  }

  boolean seen() {
    return what.movementId() != null;
  }

  HandMovement by(String tripId, String personTrack) {
    return new HandMovement(
        what.movementId(),
        what.holder() == null ? tripId : what.holder(),
        personTrack,
        what.action(),
        what.sku(),
        what.pieces(),
        what.grams(),
        place.zone().key(),
        what.onShelf() ? place.shelf().id() : null,
        from,
        to);
  }

  private Deed spoilt(int camera, Blunder blunder) {
    script.stage().spoil(camera(camera), what.movementId(), blunder);
    return this;
  }
}
