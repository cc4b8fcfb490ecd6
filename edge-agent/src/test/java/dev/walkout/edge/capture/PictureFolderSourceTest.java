package dev.walkout.edge.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.GapReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderSourceTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;
  private Instant now = NOON.plusSeconds(100);

  private PictureFolderSource open(Duration late, String bookmark) throws IOException {
    return new PictureFolderSource(
        folder, Optional.ofNullable(late), () -> now, Optional.ofNullable(bookmark));
  }

  private static String at(int second, String millis) {
    return "2026-11-20T12-00-%02d.%sZ".formatted(second, millis);
  }

  private void burst(int second, String suffix, int pictures) throws IOException {
    Path burst = Files.createDirectory(folder.resolve(at(second, "0") + suffix));
    for (int i = 1; i <= pictures; i++) {
      Files.write(burst.resolve(at(second, i + "00") + ".jpg"), Pictures.sharp(i, 32));
    }
  }

  private List<Seen> all(PictureFolderSource source) throws IOException {
    List<Seen> all = new ArrayList<>();
    now = now.plusSeconds(1);
    for (Optional<Seen> next = source.poll(); next.isPresent(); next = source.poll()) {
      all.add(next.get());
    }
    return all;
  }

  private static List<Seen.Hand> hands(List<Seen> seen) {
    return seen.stream().filter(Seen.Hand.class::isInstance).map(Seen.Hand.class::cast).toList();
  }

  @Test
  void everySubFolderIsAHandInOrderOfTime() throws IOException {
    burst(30, "_PUT", 1);
    burst(10, "_take", 3);
    burst(20, "", 2);
    PictureFolderSource source = open(null, null);
    List<Seen.Hand> hands = hands(all(source));

    assertThat(hands)
        .extracting(hand -> hand.move().action())
        .containsExactly(Action.TAKE, Action.UNSURE, Action.PUT);
    assertThat(hands.get(0).move().startedAt()).isEqualTo(NOON.plusSeconds(10));
    assertThat(hands.get(0).move().endedAt()).isEqualTo(NOON.plusMillis(10_300));
    assertThat(hands.get(0).candidates()).hasSize(3);
    assertThat(hands.get(0).candidates().get(1).at()).isEqualTo(NOON.plusMillis(10_200));
    assertThat(source.frames()).isEqualTo(6);
  }

  @Test
  void itGoesOnAfterItsBookmarkAndSeesWhatComes() throws IOException {
    burst(10, "_take", 1);
    burst(20, "_take", 1);
    PictureFolderSource source = open(null, at(10, "0") + "_take");
    assertThat(hands(all(source))).hasSize(1);
    burst(30, "_take", 1);
    assertThat(hands(all(source)))
        .singleElement()
        .extracting(Seen.Hand::bookmark)
        .isEqualTo(at(30, "0") + "_take");
    assertThat(all(source)).isEmpty();
  }

  @Test
  void aPromiseNeverPassesTheBeginningOfTheNext() throws IOException {
    burst(10, "_take", 1);
    Path next = Files.createDirectory(folder.resolve(at(10, "050") + "_put"));
    Files.write(next.resolve(at(10, "400") + ".jpg"), Pictures.sharp(1, 32));
    List<Seen> seen = all(open(null, null));
    assertThat(seen).hasSize(4);
    assertThat(((Seen.Progress) seen.get(1)).upTo()).isBefore(NOON.plusMillis(10_050));
    assertThat(((Seen.Progress) seen.get(3)).upTo()).isEqualTo(NOON.plusMillis(10_400));
  }

  @Test
  void whoSaysHowLateItMayBeGetsTimeWithoutPictures() throws IOException {
    burst(10, "_take", 1);
    PictureFolderSource source = open(Duration.ofSeconds(10), null);
    List<Seen> seen = all(source);
    Seen.Progress last = (Seen.Progress) seen.get(seen.size() - 1);
    assertThat(last.upTo()).isEqualTo(now.minusSeconds(10));
  }

  @Test
  void whatComesTooLateIsAGap() throws IOException {
    burst(20, "_take", 1);
    PictureFolderSource source = open(null, null);
    all(source);
    burst(10, "_take", 1);
    Seen.Missed missed = (Seen.Missed) all(source).get(0);
    assertThat(missed.reason()).isEqualTo(GapReason.CLOCK);
    assertThat(missed.from()).isEqualTo(NOON.plusSeconds(10));
    assertThat(missed.to()).isEqualTo(NOON.plusMillis(10_100));
  }

  @Test
  void whatIsNotNamedByItsTimeIsAGapAndTheRestGoesOn() throws IOException {
    Files.createDirectory(folder.resolve("2026-holiday"));
    Files.createDirectory(folder.resolve(".2026-11-20T12-00-05.0Z_take"));
    burst(10, "_take", 1);
    List<Seen> seen = all(open(null, null));
    assertThat(hands(seen)).hasSize(1);
    Seen.Missed missed =
        seen.stream()
            .filter(Seen.Missed.class::isInstance)
            .map(Seen.Missed.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(missed.detail()).contains("2026-holiday", "name it like");
  }

  @Test
  void anAbsentFolderIsAFaultOfTheCamera() {
    assertThatThrownBy(
            () ->
                new PictureFolderSource(
                    folder.resolve("gone"), Optional.empty(), () -> now, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not there: make it");
  }
}
