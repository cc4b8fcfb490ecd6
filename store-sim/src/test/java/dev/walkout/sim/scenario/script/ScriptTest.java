package dev.walkout.sim.scenario.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Entered;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Left;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.TripKind;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.sim.Shops;
import dev.walkout.sim.catalogue.LooseGoods;
import dev.walkout.sim.scenario.Scenario;
import dev.walkout.sim.scenario.script.Play.Production;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.Assortment.Role;
import dev.walkout.sim.truth.TrueBasket;
import dev.walkout.sim.truth.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {

  private static final Instant OPENS_AT = Instant.parse("2026-01-05T08:00:00Z");

  private static final Production PRODUCTION =
      new Production(
          Assortment.withRoles(Shops.products(), OPENS_AT)
              .withLoose(new LooseGoods().products(), OPENS_AT),
          SensorNoise.none(),
          Pictures.none());

  /** A scenario written in a test. */
  private record Told(Premises premises, Consumer<Script> plot) implements Scenario {

    @Override
    public void play(Script script) {
      plot.accept(script);
    }

    @Override
    public String story() {
      return "a test";
    }

    @Override
    public int rounds() {
      return 1;
    }
  }

  @Test
  void everyCameraSeesWhatIsTakenUnlessItIsSpoilt() {
    Play play =
        play(
            script -> {
              Person anna = script.shopper(0);
              anna.at(5).takes(2, script.product()).missedBy(1).countedBy(3, 1);
              anna.leaves(12);
            });
    List<Burst> bursts = bodies(play, Burst.class);
    assertThat(bursts).extracting(Burst::getPieces).containsExactlyInAnyOrder(2, 1);
    assertThat(bursts).allMatch(burst -> burst.getAction() == Action.TAKE);
    assertThat(basket(play).pieces()).isEqualTo(2);
    assertThat(bodies(play, WeightChange.class)).isEmpty();
  }

  @Test
  void aTouchIsSeenAndMovesNothing() {
    Play play =
        play(
            Premises.oneZone().withScales(),
            script -> {
              Person anna = script.shopper(0);
              anna.at(5).touches(script.product());
              anna.leaves(12);
            });
    assertThat(bodies(play, Burst.class))
        .hasSize(3)
        .allMatch(burst -> burst.getAction() == Action.UNSURE);
    assertThat(bodies(play, WeightChange.class)).isEmpty();
    assertThat(basket(play).lines()).isEmpty();
  }

  @Test
  void aHandOnTheScaleIsFeltTwiceAndNotSeen() {
    Play play =
        play(
            Premises.oneZone().withScales(),
            script -> {
              Person anna = script.shopper(0);
              anna.at(5).lasting(4).restsAHandOnTheShelfOf(script.product(), 900);
              anna.leaves(14);
            });
    assertThat(bodies(play, WeightChange.class))
        .extracting(WeightChange::getDeltaGrams)
        .containsExactly(900, -900);
    assertThat(bodies(play, Burst.class)).isEmpty();
  }

  @Test
  void aCameraThatDiesLosesTheMovementAndComesBackAsAnotherBoot() {
    Play play =
        play(
            script -> {
              Person anna = script.shopper(0);
              Deed take = anna.at(5).takes(script.product());
              script.diesAt(take, 2, 6);
              anna.at(14).takes(script.product());
              anna.leaves(20);
            });
    List<Observation> ofIt =
        observations(play).stream().filter(o -> o.getSensorId().endsWith("camera-2")).toList();
    Observation gap =
        ofIt.stream().filter(o -> o.getBody() instanceof Gap).findFirst().orElseThrow();
    assertThat(gap.getSeq()).isEqualTo(1);
    assertThat(gap.getBootId()).isNotEqualTo(ofIt.get(0).getBootId());
    Gap body = (Gap) gap.getBody();
    assertThat(ofIt)
        .noneMatch(
            o ->
                o.getObservedAt().isAfter(body.getFrom())
                    && o.getObservedAt().isBefore(body.getTo()));
    assertThat(ofIt.stream().filter(o -> o.getBody() instanceof Burst)).hasSize(1);
    assertThat(play.simulation().truth().bursts()).hasSize(5);
    assertThat(ofIt.get(ofIt.size() - 1).getBody()).isInstanceOf(Heartbeat.class);
  }

  @Test
  void aLateCameraPromisesNothingOfWhatItHasNotSent() {
    Play play =
        play(
            script -> {
              String product = script.product();
              script.reportsLate(product, 1, 15);
              Person anna = script.shopper(0);
              anna.at(5).takes(product);
              anna.leaves(9);
            });
    Instant left = basket(play).leftAt();
    Observation late =
        observations(play).stream()
            .filter(o -> o.getBody() instanceof Burst && o.getSensorId().endsWith("camera-1"))
            .findFirst()
            .orElseThrow();
    assertThat(late.getObservedAt()).isAfter(left);
    Instant began = ((Burst) late.getBody()).getStartedAt();
    assertThat(observations(play))
        .filteredOn(
            o ->
                o.getSensorId().endsWith("camera-1")
                    && o.getObservedAt().isBefore(late.getObservedAt()))
        .allMatch(o -> ((Heartbeat) o.getBody()).getUpTo().isBefore(began));
  }

  @Test
  void theDoorTellsOfPartiesAndNotOfTailgaters() {
    Play play =
        play(
            script -> {
              String product = script.product();
              List<Person> family = script.group(0, 3);
              family.get(0).at(5).takes(product);
              family.get(2).leaves(12);
              Person stranger = script.tailgater(1);
              stranger.at(6).takes(product);
              stranger.leaves(13);
              Person staff = script.staff(2);
              staff.at(8).puts(3, product);
              staff.leavesUnseen(14);
            });
    List<Object> door =
        Shops.emissions(play.simulation()).stream()
            .map(Emission::value)
            .filter(DoorEvent.class::isInstance)
            .map(event -> ((DoorEvent) event).getBody())
            .toList();
    assertThat(door).hasSize(3);
    assertThat(door.stream().filter(Left.class::isInstance)).hasSize(1);
    assertThat(((Entered) door.get(0)).getParty()).isEqualTo(3);
    assertThat(((Entered) door.get(1)).getKind()).isEqualTo(TripKind.STAFF);
    List<Visit> visits =
        Shops.emissions(play.simulation()).stream()
            .map(Emission::value)
            .filter(Presence.class::isInstance)
            .map(presence -> ((Presence) presence).getBody())
            .filter(Visit.class::isInstance)
            .map(Visit.class::cast)
            .toList();
    assertThat(visits.stream().map(Visit::getTripId)).contains("");
    assertThat(visits.stream().map(Visit::getKind)).contains(TripKind.STAFF);
    assertThat(play.simulation().truth().baskets()).hasSize(1);
    assertThat(basket(play).pieces()).isEqualTo(1);
  }

  @Test
  void theLowerPriceOfTakeAndExitIsOwed() {
    Play play =
        play(
            Premises.oneZone().selling(Role.REPRICED),
            script -> {
              Person anna = script.shopper(0);
              anna.at(5).takes(script.special(Role.REPRICED));
              anna.leaves(32);
            });
    TrueBasket basket = basket(play);
    var article = PRODUCTION.assortment().article(basket.lines().get(0).sku());
    assertThat(article.priceAt(basket.enteredAt())).isEqualTo(article.product().priceMinor());
    assertThat(basket.totalMinor())
        .isLessThan(article.product().priceMinor())
        .isEqualTo(article.priceAt(basket.leftAt()));
  }

  @Test
  void whatIsAgeRestrictedIsOwedByThoseWhoMayBuyIt() {
    Play play =
        play(
            Premises.oneZone().selling(Role.AGE_RESTRICTED),
            script -> {
              for (boolean oldEnough : new boolean[] {true, false}) {
                Person person = script.shopper(0);
                person.at(5).takes(script.special(Role.AGE_RESTRICTED));
                person.showsTheirAge(8, oldEnough);
                person.leaves(12);
              }
            });
    assertThat(play.simulation().truth().baskets().values())
        .extracting(TrueBasket::pieces)
        .containsExactlyInAnyOrder(1, 0);
    assertThat(Shops.emissions(play.simulation()).stream().map(e -> e.topic().name()))
        .contains(Topics.VERDICTS.name());
  }

  @Test
  void looseGoodsAreOwedByTheGramThatWasKept() {
    Play play = weighing(Premises.oneZone().withScales(), 900, 250);
    TrueBasket.Line line = basket(play).lines().get(0);
    assertThat(line.loose()).isEqualTo(new TrueBasket.Loose(650, 2));
    assertThat(line.amountMinor()).isEqualTo(Math.round(650 * line.unitPriceMinor() / 1000.0));
    assertThat(bodies(play, WeightChange.class))
        .extracting(WeightChange::getDeltaGrams)
        .containsExactly(-900, 250);
  }

  @Test
  void theLedgerOfLooseGoodsComesOutAsItWentIn(@TempDir Path folder) throws IOException {
    Truth truth = weighing(Premises.oneZone().withScales(), 900, 250).simulation().truth();
    truth.writeTo(folder.resolve("truth.jsonl"));
    assertThat(Truth.readFrom(folder.resolve("truth.jsonl"))).isEqualTo(truth);
  }

  @Test
  void whatNoScaleWeighedOrWasAllPutBackIsNotOwed() {
    assertThat(basket(weighing(Premises.oneZone(), 900, 250)).lines()).isEmpty();
    assertThat(basket(weighing(Premises.oneZone().withScales(), 250, 250)).lines()).isEmpty();
    assertThatThrownBy(() -> weighing(Premises.oneZone().withScales(), 200, 250))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than is held");
  }

  private static Play weighing(Premises premises, int taken, int back) {
    return play(
        premises.selling(Role.BY_WEIGHT),
        script -> {
          String apples = script.special(Role.BY_WEIGHT);
          Person anna = script.shopper(0);
          anna.at(5).takesGrams(taken, apples);
          anna.at(9).putsGrams(back, apples);
          anna.leaves(14);
        });
  }

  @Test
  void nobodyIsInTwoPlaces() {
    assertThatThrownBy(
            () ->
                play(
                    Premises.twoZones(),
                    script -> {
                      String near = script.product();
                      Person anna = script.shopper(0);
                      anna.at(5).takes(near);
                      anna.at(5.1).takes(script.notInTheZoneOf(near));
                      anna.leaves(12);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two places");
  }

  @Test
  void nobodyStaysInTheStore() {
    assertThatThrownBy(() -> play(script -> script.shopper(0).at(5).takes(script.product())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("somebody in the store");
  }

  private static Play play(Consumer<Script> plot) {
    return play(Premises.oneZone(), plot);
  }

  private static Play play(Premises premises, Consumer<Script> plot) {
    return Play.of(new Told(premises, plot), 1, PRODUCTION);
  }

  private static TrueBasket basket(Play play) {
    return play.simulation().truth().baskets().values().iterator().next();
  }

  private static List<Observation> observations(Play play) {
    return Shops.emissions(play.simulation()).stream()
        .map(Emission::value)
        .filter(Observation.class::isInstance)
        .map(Observation.class::cast)
        .toList();
  }

  private static <B> List<B> bodies(Play play, Class<B> kind) {
    return observations(play).stream()
        .map(Observation::getBody)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
