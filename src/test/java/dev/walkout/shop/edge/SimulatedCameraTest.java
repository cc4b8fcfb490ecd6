package dev.walkout.shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.schemas.Ids.ZoneKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedCameraTest {

  private static final Instant OPENS = Instant.parse("2026-01-05T08:00:00Z");

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final SimulatedStores stores = new SimulatedStores(() -> now);

  private BurstSource open(double speed, String bookmark) {
    var source = new SourceConfig.Simulated(3L, 2, 24, speed, OPENS);
    ZoneKey zone = new ZoneKey("store-1", "zone-1");
    CameraConfig camera =
        new CameraConfig("store-1-zone-1-camera-1", zone, source, null, null, null);
    return stores.open(camera, source, Optional.ofNullable(bookmark));
  }

  private static List<Seen> all(BurstSource source) throws IOException {
    List<Seen> all = new ArrayList<>();
    for (Optional<Seen> next = source.poll(); next.isPresent(); next = source.poll()) {
      all.add(next.get());
    }
    return all;
  }

  private static String bookmark(Seen seen) {
    return seen instanceof Seen.Hand hand ? hand.bookmark() : ((Seen.Progress) seen).bookmark();
  }

  @Test
  void aRecordedDayGoesOnWhereItWasToTheSameEnd() throws IOException {
    List<Seen> whole = all(open(0, null));
    int cut = lastHand(whole);
    assertThat(cut).isGreaterThan(10);
    List<Seen> rest = all(open(0, bookmark(whole.get(cut - 1))));

    assertThat(rest.stream().map(SimulatedCameraTest::bookmark))
        .containsExactlyElementsOf(
            whole.subList(cut, whole.size()).stream().map(SimulatedCameraTest::bookmark).toList());
    Seen.Hand hand = (Seen.Hand) whole.get(cut);
    Seen.Hand again = (Seen.Hand) rest.get(0);
    assertThat(again.candidates().get(0).jpeg()).isEqualTo(hand.candidates().get(0).jpeg());
  }

  private static int lastHand(List<Seen> seen) {
    int last = -1;
    for (int i = 0; i < seen.size(); i++) {
      last = seen.get(i) instanceof Seen.Hand ? i : last;
    }
    return last;
  }

  @Test
  void aLiveDayTellsNothingBeforeItsTime() throws IOException {
    BurstSource source = open(10, null);
    assertThat(all(source)).isEmpty();
    now = now.plusSeconds(3);
    List<Seen> seen = all(source);
    Seen.Progress last = (Seen.Progress) seen.get(seen.size() - 1);
    assertThat(last.upTo()).isBetween(OPENS.plusSeconds(25), OPENS.plusSeconds(30));
    assertThat(source.frames()).isPositive();
  }

  @Test
  void whatALiveDayShowedWhileNobodyLookedIsGone() throws IOException {
    BurstSource source = open(10, null);
    now = now.plusSeconds(1);
    List<Seen> seen = all(source);
    String bookmark = bookmark(seen.get(seen.size() - 1));
    now = now.plusSeconds(2);
    BurstSource again = open(10, bookmark);
    now = now.plusMillis(200);
    Seen.Progress first = (Seen.Progress) again.poll().orElseThrow();
    assertThat(first.upTo()).isBetween(OPENS.plusSeconds(29), OPENS.plusSeconds(32));
  }

  @Test
  void aCameraThatIsNotInTheStoreIsNamed() {
    var source = new SourceConfig.Simulated(3L, 2, 24, 0.0, OPENS);
    ZoneKey zone = new ZoneKey("store-1", "zone-1");
    CameraConfig camera = new CameraConfig("till", zone, source, null, null, null);
    assertThatThrownBy(() -> stores.open(camera, source, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'till'")
        .hasMessageContaining("store-1-zone-1-camera-1");
  }
}
