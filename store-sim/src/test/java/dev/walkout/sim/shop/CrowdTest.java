package dev.walkout.sim.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.Shops;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final StoreConfig CONFIG = StoreConfig.of(11, 300);
  private static final Layout LAYOUT = Layout.of(CONFIG, Shops.products());
  private static final Crowd CROWD = Crowd.of(CONFIG, LAYOUT);

  @Test
  void shoppersDoWhatTheirHabitsSay() {
    Sales sales = Sales.of(CROWD);
    List<Integer> sizes =
        sales.baskets().values().stream()
            .map(basket -> basket.values().stream().mapToInt(n -> n).sum())
            .toList();
    assertThat(sizes).allMatch(pieces -> pieces == 0 || pieces >= 3 && pieces <= 7);
    assertThat(sizes.stream().filter(pieces -> pieces == 0).count()).isBetween(9L, 36L);
    assertThat(Set.copyOf(sizes)).containsExactlyInAnyOrder(0, 3, 4, 5, 6, 7);
    assertThat(CROWD.trips())
        .anyMatch(trip -> trip.movements().isEmpty())
        .anyMatch(trip -> putsBackLater(trip))
        .anyMatch(trip -> trip.stays().stream().anyMatch(stay -> stay.movements().isEmpty()));
    assertThat(sales.baskets().values()).anyMatch(basket -> basket.containsValue(2));
  }

  @Test
  void touchesMoveNothing() {
    Habits touching = Habits.standard().withTouches(1);
    Crowd crowd = Crowd.of(CONFIG.withHabits(touching), LAYOUT);
    List<HandMovement> touches =
        crowd.trips().stream()
            .flatMap(trip -> trip.movements().stream())
            .filter(movement -> movement.action() == Action.UNSURE)
            .toList();

    assertThat(touches).hasSizeGreaterThan(300).allMatch(touch -> touch.pieces() == 0);
    assertThat(Sales.of(crowd).baskets().values())
        .allMatch(basket -> basket.values().stream().mapToInt(n -> n).sum() <= 7);
    assertThat(CROWD.trips())
        .allMatch(trip -> trip.movements().stream().allMatch(movement -> movement.pieces() == 1));
  }

  @Test
  void aDoorLetsInOnlySoManyAndChangesNothingElse() {
    for (int inside : new int[] {1, 2, 3}) {
      List<TripPlan> trips = Crowd.of(CONFIG, LAYOUT, inside).trips();
      assertThat(trips).hasSameSizeAs(CROWD.trips());
      for (TripPlan trip : trips) {
        long there =
            trips.stream()
                .filter(other -> !other.enteredAt().isAfter(trip.enteredAt()))
                .filter(other -> other.leftAt().isAfter(trip.enteredAt()))
                .count();
        assertThat(there).isBetween(1L, (long) inside);
      }
    }
    assertThat(Crowd.of(CONFIG, LAYOUT, 300)).isEqualTo(CROWD);
  }

  @Test
  void movementsHappenAtTheProductsShelfWithinTheStayAndOneAfterAnother() {
    for (TripPlan trip : CROWD.trips()) {
      Instant before = trip.enteredAt();
      for (TripPlan.Stay stay : trip.stays()) {
        assertThat(stay.enteredAt()).isAfter(before);
        before = stay.enteredAt();
        for (HandMovement movement : stay.movements()) {
          Layout.Place place = LAYOUT.place(movement.sku());
          assertThat(place.zone()).isEqualTo(stay.zone());
          assertThat(movement.zone()).isEqualTo(place.zone().key());
          assertThat(movement.shelfId()).isEqualTo(place.shelf().id());
          assertThat(Duration.between(before, movement.startedAt()))
              .isGreaterThan(Duration.ofSeconds(1));
          assertThat(movement.endedAt()).isAfter(movement.startedAt());
          before = movement.endedAt();
        }
        assertThat(Duration.between(before, stay.leftAt())).isGreaterThan(Duration.ofSeconds(1));
        before = stay.leftAt();
      }
      assertThat(trip.leftAt()).isAfter(before);
    }
  }

  @Test
  void basketsAreTakesLessPuts() {
    Sales sales = Sales.of(CROWD);
    for (TripPlan trip : CROWD.trips()) {
      Map<String, Integer> expected =
          trip.movements().stream()
              .collect(
                  Collectors.toMap(
                      HandMovement::sku,
                      movement -> movement.action() == Action.TAKE ? 1 : -1,
                      Integer::sum));
      expected.values().removeIf(pieces -> pieces == 0);
      assertThat(sales.baskets().get(trip.tripId())).isEqualTo(expected);
    }
  }

  @Test
  void moreTripsChangeNoEarlierTrip() {
    Crowd fewer = Crowd.of(StoreConfig.of(11, 100), LAYOUT);
    assertThat(CROWD.trips().subList(0, 100)).isEqualTo(fewer.trips());
  }

  @Test
  void idsAreDistinct() {
    assertThat(CROWD.trips().stream().map(TripPlan::tripId)).doesNotHaveDuplicates();
    assertThat(CROWD.stays().stream().map(TripPlan.Stay::personTrack)).doesNotHaveDuplicates();
    assertThat(
            CROWD.trips().stream()
                .flatMap(trip -> trip.movements().stream())
                .map(HandMovement::movementId))
        .doesNotHaveDuplicates();
  }

  private static boolean putsBackLater(TripPlan trip) {
    TripPlan.Stay last = trip.stays().get(trip.stays().size() - 1);
    return last.movements().size() == 1 && last.movements().get(0).action() == Action.PUT;
  }
}
