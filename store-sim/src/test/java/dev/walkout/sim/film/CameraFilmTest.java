package dev.walkout.sim.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.shop.HandMovement;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CameraFilmTest {

  private static final FilmedStore STORE = store(3);
  private static final List<CameraFilm> FILMS = STORE.cameras();

  private static FilmedStore store(long seed) {
    var order = new FilmOrder(seed, 4, 2, 2, Duration.ofSeconds(5), 9, "rendered");
    return new FilmedStore(order, new RenderedCatalogue(seed, 16));
  }

  private static int[] frame(CameraFilm film, int number) {
    int[] rgb = new int[Picture.PIXELS];
    film.draw(number, rgb);
    return rgb;
  }

  @Test
  void aFrameFollowsFromSeedCameraAndNumber() {
    CameraFilm film = FILMS.get(1);
    int number = busiest(film);
    int hash = Arrays.hashCode(frame(film, number));
    CameraFilm again = store(3).cameras().get(1);
    frame(again, number + 3);

    assertThat(Arrays.hashCode(frame(again, number))).isEqualTo(hash);
    assertThat(Arrays.hashCode(frame(film, number + 1))).isNotEqualTo(hash);
    assertThat(Arrays.hashCode(frame(FILMS.get(0), number))).isNotEqualTo(hash);
    assertThat(Arrays.hashCode(frame(store(4).cameras().get(1), number))).isNotEqualTo(hash);
  }

  @Test
  void everyMovementOfTheZoneIsSeenByEachOfItsCameras() {
    for (CameraFilm film : FILMS) {
      Map<String, Passage> passages =
          film.passages().stream()
              .filter(passage -> passage.crossing() != null)
              .collect(Collectors.toMap(Passage::event, Function.identity()));
      List<HandMovement> movements =
          STORE.truth().movements().stream()
              .filter(movement -> movement.zone().equals(film.zone()))
              .toList();
      assertThat(movements).isNotEmpty();
      assertThat(passages).hasSameSizeAs(movements);
      for (HandMovement movement : movements) {
        crossesDuring(movement, passages.get(movement.movementId()), film);
      }
    }
  }

  private static void crossesDuring(HandMovement movement, Passage passage, CameraFilm film) {
    double begin = Hands.seconds(STORE.startsAt(), movement.startedAt());
    double end = Hands.seconds(STORE.startsAt(), movement.endedAt());
    assertThat(passage.crossing().in()).isStrictlyBetween(begin, end);
    assertThat(passage.crossing().out()).isStrictlyBetween(passage.crossing().in(), end);
    for (double t = begin - 2; t < end + 2; t += 0.02) {
      boolean inside = t > passage.crossing().in() && t < passage.crossing().out();
      assertThat(passage.depth().at(t) > 0).as("at %s", t).isEqualTo(inside);
    }
    assertThat(passage.holds(passage.crossing().in() - 0.1))
        .isEqualTo(movement.action() == Action.PUT);
    assertThat(passage.holds(passage.crossing().out() + 0.1))
        .isEqualTo(movement.action() == Action.TAKE);
    assertThat(passage.tipX(passage.crossing().in()))
        .isBetween((double) film.pose().left() - 60, film.pose().right() + 60.0);
  }

  /** Soft edges passage a little beyond a box, and fingers may cover an edge of it. */
  @Test
  void productsAreWhereTheTruthSays() {
    List<Double> overlaps = new ArrayList<>();
    for (CameraFilm film : List.of(FILMS.get(0), FILMS.get(3))) {
      for (int number = 0; number < film.frames(); number += 7) {
        int[] with = new int[Picture.PIXELS];
        List<Rectangle> products =
            film.draw(number, with, true).stream()
                .filter(box -> box.kind() == TrueBox.Kind.PRODUCT)
                .map(box -> new Rectangle(box.x(), box.y(), box.width(), box.height()))
                .toList();
        if (!products.isEmpty()) {
          int[] without = new int[Picture.PIXELS];
          film.draw(number, without, false);
          Rectangle told = products.stream().reduce(Rectangle::union).orElseThrow();
          Rectangle changed = changed(with, without);
          var wider = new Rectangle(told.x - 6, told.y - 6, told.width + 12, told.height + 12);
          assertThat(changed.isEmpty() || wider.contains(changed))
              .as("frame %s of %s: %s told, %s changed", number, film.id(), told, changed)
              .isTrue();
          overlaps.add(area(told.intersection(changed)) / area(told.union(changed)));
        }
      }
    }
    assertThat(overlaps).hasSizeGreaterThan(20);
    assertThat(overlaps.stream().mapToDouble(overlap -> overlap).average().orElseThrow())
        .isGreaterThan(0.9);
  }

  private static double area(Rectangle box) {
    return box.isEmpty() ? 0 : box.getWidth() * box.getHeight();
  }

  private static Rectangle changed(int[] one, int[] other) {
    Rectangle changed = new Rectangle(0, 0, -1, -1);
    for (int i = 0; i < Picture.PIXELS; i++) {
      if (one[i] != other[i]) {
        changed.add(new Rectangle(i % Picture.WIDTH, i / Picture.WIDTH, 1, 1));
      }
    }
    return changed;
  }

  @Test
  void handsThatOnlyComeNearAreNobodysAndDoNotCross() {
    int seen = 0;
    for (CameraFilm film : FILMS) {
      for (Passage passage : film.passages()) {
        if (passage.crossing() == null) {
          int number =
              (int) ((passage.depth().from() + passage.depth().until()) / 2 * CameraFilm.RATE);
          for (TrueBox box : film.draw(number, new int[Picture.PIXELS])) {
            if (box.event().isEmpty()) {
              assertThat(box.y()).isGreaterThan(film.pose().lineY());
              seen++;
            }
          }
        }
      }
    }
    assertThat(seen).isPositive();
  }

  @Test
  void refusesFramesThatItDoesNotHave() {
    CameraFilm film = FILMS.get(0);
    assertThatThrownBy(() -> film.draw(film.frames(), new int[Picture.PIXELS]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frame is " + film.frames());
  }

  private static int busiest(CameraFilm film) {
    Passage first =
        film.passages().stream()
            .filter(passage -> passage.held() != null)
            .findFirst()
            .orElseThrow();
    return (int) ((first.held().from() + 0.2) * CameraFilm.RATE);
  }
}
