package dev.walkout.sim.scenario.script;

import dev.walkout.sim.shop.Assortment.Role;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.Layout.Place;
import dev.walkout.sim.shop.TripPlan.Pass;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One round of a scenario: who comes, which products there are, and what goes wrong.
 *
 * <p>Seconds count from the beginning of the round. A round is played up to a quarter slower than
 * written, as its seed wants it, and at no second exactly; what is written at one second overlaps.
 */
public final class Script {

  private static final List<String> NAMES =
      List.of("Anna", "Ben", "Clara", "David", "Ella", "Finn", "Greta", "Hugo", "Ida", "Jan");

  private static final double SLOWEST = 1.25;
  private static final int WOBBLE_MICROS = 150_000;
  private static final Pace REACH = new Pace(800, 1500);
  private static final Pace PAUSE = new Pace(0, 800);

  private record Pace(int leastMillis, int mostMillis) {}

  private final Stage stage;
  private final RandomGenerator random;
  private final int round;
  private final Instant begins;
  private final double stretch;
  private final List<Party> parties = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final Set<String> drawn = new HashSet<>();
  private int people;

  /** The round of that number, counted from 0. */
  Script(Stage stage, int round, Instant begins) {
    this.stage = stage;
    this.round = round;
    this.begins = begins;
    this.random = stage.config().randomness().random("round", round);
    this.stretch = 1 + (SLOWEST - 1) * random.nextDouble();
  }

  /** A shopper who comes in at that second. */
  public Person shopper(double second) {
    return party(second, Pass.SHOPPER).joinedBy(nextName());
  }

  /** One of the staff. */
  public Person staff(double second) {
    return party(second, Pass.STAFF).joinedBy(nextName());
  }

  /** Somebody who slips in behind another: cameras see them, the door does not. */
  public Person tailgater(double second) {
    return party(second, Pass.TAILGATER).joinedBy(nextName());
  }

  /** People who come in together and pay together. */
  public List<Person> group(double second, int people) {
    Party party = party(second, Pass.group(people));
    List<Person> members = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      members.add(party.joinedBy(nextName()));
    }
    return members;
  }

  /** An ordinary product, another one each time while there are others. */
  public String product() {
    return draw(onShelves());
  }

  /** A look-alike of the same shelf, or, where there is none, another product of the zone. */
  public String neighbourOf(String sku) {
    List<String> beside = new ArrayList<>(homeOf(sku).shelf().skus());
    beside.retainAll(groupOf(sku));
    beside.remove(sku);
    return beside.isEmpty() ? inTheZoneOf(sku) : draw(beside);
  }

  /** An ordinary product of which there is another that weighs the same. */
  public String productWithATwin() {
    return draw(onShelves().stream().filter(sku -> !twins(sku).isEmpty()).toList());
  }

  /** Another product that weighs the same. */
  public String asHeavyAs(String sku) {
    return draw(twins(sku));
  }

  /** An ordinary product of another shelf. */
  public String notOnTheShelfOf(String sku) {
    return draw(
        onShelves().stream()
            .filter(other -> !homeOf(other).shelf().equals(homeOf(sku).shelf()))
            .toList());
  }

  /** An ordinary product of another zone. */
  public String notInTheZoneOf(String sku) {
    return draw(
        onShelves().stream()
            .filter(other -> !homeOf(other).zone().equals(homeOf(sku).zone()))
            .toList());
  }

  /** Another ordinary product of the same zone. */
  public String inTheZoneOf(String sku) {
    return draw(
        onShelves().stream()
            .filter(other -> !other.equals(sku))
            .filter(other -> homeOf(other).zone().equals(homeOf(sku).zone()))
            .toList());
  }

  /** A product that has this role. */
  public String special(Role role) {
    return draw(stage.assortment().groups(role).stream().flatMap(List::stream).toList());
  }

  /** The camera that sees this deed dies in the middle of it and comes back after so long. */
  public void diesAt(Deed deed, int camera, double seconds) {
    Instant middle = deed.from().plus(Duration.between(deed.from(), deed.endsAt()).dividedBy(2));
    stage.dies(deed.camera(camera), middle, middle.plus(length(seconds)));
  }

  /** In this store, that camera of the product's zone reports so much later. */
  public void reportsLate(String sku, int camera, double seconds) {
    stage.late(homeOf(sku).zone().cameras().get(camera - 1), length(seconds));
  }

  /** The planogram that was published lacks this product. */
  public void missingInPlanogram(String sku) {
    stage.unplanned(sku);
  }

  /** The sensors go on for so long after the last exit of the day. */
  public void sensorsGoOn(Duration longer) {
    stage.goOn(longer);
  }

  /** Chance, for what differs from round to round. */
  public RandomGenerator random() {
    return random;
  }

  /** How many rounds were played before this one. */
  public int round() {
    return round;
  }

  Stage stage() {
    return stage;
  }

  Instant instant(double second) {
    long micros = Math.round(second * stretch * 1e6) + random.nextInt(WOBBLE_MICROS);
    return begins.plus(micros, ChronoUnit.MICROS);
  }

  Duration length(double seconds) {
    return Duration.of(Math.round(seconds * stretch * 1e6), ChronoUnit.MICROS);
  }

  Duration reach() {
    return drawn(REACH);
  }

  Duration pause() {
    return drawn(PAUSE);
  }

  /** Whether that is where the product belongs. */
  boolean isHome(Place place, String sku) {
    return place.equals(stage.layout().places().get(sku));
  }

  Place homeOf(String sku) {
    return stage.layout().place(sku);
  }

  int grams(String sku) {
    return stage.assortment().article(sku).grams();
  }

  String name(String sku) {
    return stage.assortment().article(sku).product().name();
  }

  /** Done when everybody's stays are known. */
  void later(Runnable work) {
    later.add(work);
  }

  void finish() {
    parties.forEach(party -> stage.add(party.plan()));
    later.forEach(Runnable::run);
  }

  private Party party(double second, Pass pass) {
    Party party = new Party(this, stage.nextTripId(), instant(second), pass);
    parties.add(party);
    return party;
  }

  private String nextName() {
    String name = NAMES.get(people % NAMES.size());
    int turn = people++ / NAMES.size();
    return turn == 0 ? name : name + " " + (turn + 1);
  }

  private List<String> onShelves() {
    List<String> skus = new ArrayList<>();
    for (Layout.Zone zone : stage.layout().zones()) {
      for (String sku : zone.skus()) {
        if (stage.assortment().article(sku).role() == Role.ORDINARY) {
          skus.add(sku);
        }
      }
    }
    return skus;
  }

  private List<String> twins(String sku) {
    return onShelves().stream()
        .filter(other -> !other.equals(sku) && grams(other) == grams(sku))
        .toList();
  }

  private List<String> groupOf(String sku) {
    return stage.assortment().groups(Role.ORDINARY).stream()
        .filter(group -> group.contains(sku))
        .findFirst()
        .orElse(List.of());
  }

  private String draw(List<String> from) {
    if (from.isEmpty()) {
      throw new IllegalArgumentException(
          "the products are too few or too much alike for this scenario: give more of them");
    }
    List<String> fresh = from.stream().filter(sku -> !drawn.contains(sku)).toList();
    List<String> choice = fresh.isEmpty() ? from : fresh;
    String sku = choice.get(random.nextInt(choice.size()));
    drawn.add(sku);
    return sku;
  }

  private Duration drawn(Pace pace) {
    return Duration.ofMillis(random.nextInt(pace.leastMillis(), pace.mostMillis() + 1));
  }
}
