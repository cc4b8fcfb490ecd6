package dev.walkout.sim.scenario.script;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.scenario.script.Deed.What;
import dev.walkout.sim.shop.Layout.Place;
import java.time.Duration;
import java.time.Instant;

/** A person at a moment, about to do something; by default where the product belongs. */
public final class Moment {

  /** A hand comes down and goes up again. */
  private static final Duration PRESSES = Duration.ofMillis(400);

  /** Share of a product's weight that is its package. */
  private static final int PACKAGE_PERCENT = 15;

  private final Person person;
  private final Instant from;
  private final Duration lasting;
  private final Place place;

  Moment(Person person, Instant from, Duration lasting, Place place) {
    this.person = person;
    this.from = from;
    this.lasting = lasting;
    this.place = place;
  }

  /** The same, taking so many seconds instead of about one. */
  public Moment lasting(double seconds) {
    return new Moment(person, from, person.script().length(seconds), place);
  }

  /** The same, at the shelf of that product. */
  public Moment atShelfOf(String sku) {
    return new Moment(person, from, lasting, person.script().homeOf(sku));
  }

  /** Takes one piece. */
  public Deed takes(String sku) {
    return takes(1, sku);
  }

  /** Takes several pieces in one grab. */
  public Deed takes(int pieces, String sku) {
    return moves(Action.TAKE, pieces, sku);
  }

  /** Puts one piece onto the shelf. */
  public Deed puts(String sku) {
    return puts(1, sku);
  }

  /** Puts several pieces onto the shelf at once. */
  public Deed puts(int pieces, String sku) {
    return moves(Action.PUT, pieces, sku);
  }

  /** Takes so many grams of loose goods. */
  public Deed takesGrams(int grams, String sku) {
    person.notes(from, "takes " + grams + " g of " + name(sku));
    return moved(What.loose(person.nextId(), Action.TAKE, sku, grams), placeOf(sku));
  }

  /** Puts so many grams of loose goods back. */
  public Deed putsGrams(int grams, String sku) {
    person.notes(from, "puts back " + grams + " g of " + name(sku));
    return moved(What.loose(person.nextId(), Action.PUT, sku, grams), placeOf(sku));
  }

  /** Puts back a piece that another took and handed on. */
  public Deed putsBackFor(Person taker, String sku) {
    person.notes(from, "puts back " + name(sku) + " that " + taker.name() + " took");
    What what = What.of(taker.tripId(), person.nextId(), Action.PUT, sku);
    return moved(what, placeOf(sku));
  }

  /** Puts one piece down on the floor; the zone's cameras see it. */
  public Deed dropsOnTheFloor(String sku) {
    person.notes(from, "leaves " + name(sku) + " on the floor");
    return done(new What(person.nextId(), Action.PUT, sku, 1, false), placeOf(sku));
  }

  /** Touches a product and leaves it where it is. */
  public Deed touches(String sku) {
    person.notes(from, "touches " + name(sku) + " and leaves it there");
    return done(new What(person.nextId(), Action.UNSURE, sku, 0, true), placeOf(sku));
  }

  /** Puts the package of an eaten product back where the product was. */
  public Deed putsEmptyPackageOf(String sku) {
    person.notes(from, "puts the empty package of " + name(sku) + " on the shelf");
    Deed deed = done(new What(person.nextId(), Action.PUT, sku, 0, true), placeOf(sku));
    int grams = person.script().grams(sku) * PACKAGE_PERCENT / 100;
    person.script().stage().load(deed.place().shelf(), from, deed.endsAt(), grams);
    return deed;
  }

  /** Leans on a shelf; no camera sees a product in that hand. */
  public void restsAHandOnTheShelfOf(String sku, int grams) {
    person.notes(from, "rests a hand on the shelf of " + name(sku));
    Deed deed = done(new What(null, Action.UNSURE, sku, 0, true), placeOf(sku));
    Stage stage = person.script().stage();
    stage.load(deed.place().shelf(), from, from.plus(PRESSES), grams);
    stage.load(deed.place().shelf(), deed.endsAt().minus(PRESSES), deed.endsAt(), -grams);
  }

  /** Stands in front of a product's shelf and does nothing. */
  public void looksAt(String sku) {
    person.notes(from, "looks at " + name(sku));
    done(new What(null, Action.UNSURE, sku, 0, true), placeOf(sku));
  }

  /** Gives a product to another; away from the shelves, so no sensor tells. */
  public void handsOver(String sku, Person to) {
    person.notes(from, "hands " + name(sku) + " to " + to.name());
  }

  /** Eats a product; no sensor tells. */
  public void eats(String sku) {
    person.notes(from, "eats " + name(sku));
  }

  private Deed moves(Action action, int pieces, String sku) {
    Script script = person.script();
    Place where = placeOf(sku);
    String elsewhere = script.isHome(where, sku) ? "" : ", not where it belongs";
    String verb = action == Action.TAKE ? "takes " : "puts back ";
    person.notes(from, verb + pieces + " x " + name(sku) + elsewhere);
    return moved(new What(person.nextId(), action, sku, pieces, true), where);
  }

  private Deed moved(What what, Place where) {
    Script script = person.script();
    Deed deed = done(what, where);
    int sign = what.action() == Action.TAKE ? -1 : 1;
    int weighs = what.grams() > 0 ? what.grams() : what.pieces() * script.grams(what.sku());
    script.stage().load(where.shelf(), from, deed.endsAt(), sign * weighs);
    return deed;
  }

  private Deed done(What what, Place where) {
    return person.does(new Deed(person.script(), what, where, from, from.plus(lasting)));
  }

  private Place placeOf(String sku) {
    return place == null ? person.script().homeOf(sku) : place;
  }

  private String name(String sku) {
    return person.script().name(sku);
  }
}
