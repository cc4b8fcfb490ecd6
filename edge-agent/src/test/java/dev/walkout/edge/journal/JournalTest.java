package dev.walkout.edge.journal;

import static dev.walkout.edge.journal.Drafts.OPENS;
import static dev.walkout.edge.journal.Drafts.beat;
import static dev.walkout.edge.journal.Drafts.burst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.WireFormat;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final String CAMERA = "camera-1";
  private static final String OTHER = "camera-2";
  private static final int CROP = 10_000;

  @TempDir Path folder;

  private long free = Long.MAX_VALUE;

  private JournalBounds bounds(long maxBytes) {
    return new JournalBounds(maxBytes, Duration.ofHours(1), 1000, () -> free);
  }

  private Journal open(String boot) {
    return Journal.open(folder, bounds(1 << 30), boot);
  }

  private static List<Journal.Stored> rest(Journal journal) {
    List<Journal.Stored> all = new ArrayList<>();
    for (Optional<Journal.Stored> next = journal.next(); next.isPresent(); next = journal.next()) {
      all.add(next.get());
    }
    return all;
  }

  private static List<Observation> observations(Journal journal) {
    return rest(journal).stream().map(Journal.Stored::observation).toList();
  }

  @Test
  void numbersGrowByOneForEverySensorAndABootBeginsAnew() {
    try (Journal journal = open("boot-a")) {
      journal.append(List.of(beat(CAMERA, 1), beat(OTHER, 1)));
      journal.append(List.of(burst(CAMERA, 2, 3, CROP)));
    }
    try (Journal journal = open("boot-b")) {
      journal.append(List.of(beat(CAMERA, 3)));

      assertThat(observations(journal))
          .extracting(o -> o.getSensorId() + " " + o.getBootId() + " " + o.getSeq())
          .containsExactly(
              "camera-1 boot-a 1", "camera-2 boot-a 1", "camera-1 boot-a 2", "camera-1 boot-b 1");
    }
  }

  @Test
  void whatWasPutInComesOutAsItWas() {
    try (Journal journal = open("boot-a")) {
      Draft draft = burst(CAMERA, 2, 3, CROP);
      journal.append(List.of(draft));
      Observation found = observations(journal).get(0);
      Observation wanted = new Observation(CAMERA, "boot-a", 1L, draft.at(), draft.body());
      assertThat(WireFormat.binary(found)).isEqualTo(WireFormat.binary(wanted));
    }
  }

  @Test
  void onlyWhatIsAcknowledgedLeaves() {
    try (Journal journal = open("boot-a")) {
      journal.append(List.of(beat(CAMERA, 1), beat(CAMERA, 2), beat(CAMERA, 3)));
      List<Journal.Stored> all = rest(journal);
      journal.acknowledge(List.of(all.get(0).entry(), all.get(2).entry()));
      assertThat(journal.tally().entries()).isOne();
      assertThat(journal.tally().oldest()).isEqualTo(OPENS.plusSeconds(2));
    }
    try (Journal journal = open("boot-b")) {
      assertThat(observations(journal)).extracting(Observation::getSeq).containsExactly(2L);
      assertThat(journal.tally().entries()).isOne();
    }
  }

  @Test
  void aRewindSendsAgainWhatNobodyAcknowledged() {
    try (Journal journal = open("boot-a")) {
      journal.append(List.of(beat(CAMERA, 1), beat(CAMERA, 2), beat(CAMERA, 3)));
      journal.acknowledge(List.of(rest(journal).get(0).entry()));
      assertThat(journal.next()).isEmpty();
      journal.rewind();
      assertThat(observations(journal)).extracting(Observation::getSeq).containsExactly(2L, 3L);
    }
  }

  @Test
  void aDrainedJournalStillKnowsItsSensors() {
    try (Journal journal = open("boot-a")) {
      journal.append(List.of(burst(CAMERA, 4, 1, 10), beat(CAMERA, 5)));
      journal.acknowledge(rest(journal).stream().map(Journal.Stored::entry).toList());
      assertThat(journal.tally().entries()).isZero();
    }
    try (Journal journal = open("boot-b")) {
      assertThat(journal.mark(CAMERA)).isEqualTo(new SensorMark(OPENS.plusSeconds(5), "burst-4"));
      assertThat(journal.mark(OTHER)).isEqualTo(SensorMark.NONE);
    }
  }

  @Test
  void extraCropsOfOldBurstsGoFirstAndTheBestStay() {
    try (Journal journal = Journal.open(folder, bounds(250_000), "boot-a")) {
      for (int i = 0; i < 4; i++) {
        journal.append(List.of(burst(CAMERA, i, 8, CROP), beat(CAMERA, i)));
      }
      List<Observation> found = observations(journal);
      List<Burst> bursts = bodies(found, Burst.class);
      assertThat(bursts).extracting(burst -> burst.getCrops().size()).containsExactly(2, 2, 8, 8);
      assertThat(bursts.get(0).getCrops())
          .extracting(c -> c.getQuality())
          .containsExactly(.7f, .8f);
      assertThat(bodies(found, Gap.class))
          .hasSize(2)
          .allSatisfy(gap -> assertThat(gap.getReason()).isEqualTo(GapReason.JOURNAL_FULL))
          .allSatisfy(
              gap -> assertThat(gap.getDetail()).contains("6 of the 8 crops", "60000 bytes"));
      assertWhole(found);
      assertThat(journal.tally().droppedCrops()).isEqualTo(12);
      assertThat(journal.tally().droppedBursts()).isZero();
    }
  }

  @Test
  void thenWholeOldBurstsBecomeGapsUnderTheirOwnNumbers() {
    int days = 40;
    try (Journal journal = Journal.open(folder, bounds(300_000), "boot-a")) {
      for (int i = 0; i < days; i++) {
        journal.append(List.of(burst(CAMERA, i, 8, CROP), beat(CAMERA, i)));
        assertThat(journal.tally().bytes()).isLessThanOrEqualTo(310_000);
      }
      List<Observation> found = observations(journal);
      assertWhole(found);
      assertThat(bodies(found, Heartbeat.class)).hasSize(days);
      List<Gap> whole =
          bodies(found, Gap.class).stream()
              .filter(g -> g.getDetail().contains("given up with"))
              .toList();
      assertThat(whole.size() + bodies(found, Burst.class).size()).isEqualTo(days);
      assertThat(whole).hasSizeGreaterThan(10);
      assertThat(whole.get(0).getTo()).isEqualTo(OPENS);
      assertThat(journal.tally().droppedBursts()).isEqualTo(whole.size());
      long crops = bodies(found, Burst.class).stream().mapToLong(b -> b.getCrops().size()).sum();
      assertThat(crops + journal.tally().droppedCrops()).isEqualTo(8L * days);
      assertThat(found.get(0).getBody()).isInstanceOf(Gap.class);
    }
    try (Journal journal = Journal.open(folder, bounds(300_000), "boot-b")) {
      JournalTally counted = journal.tally();
      assertThat(counted.bytes()).isBetween(200_000L, 310_000L);
      assertThat(counted.entries()).isEqualTo(rest(journal).size());
    }
  }

  @Test
  void whatIsUnderWayIsNotTouched() {
    try (Journal journal = Journal.open(folder, bounds(100_000), "boot-a")) {
      journal.append(List.of(burst(CAMERA, 1, 8, CROP)));
      Journal.Stored sent = journal.next().orElseThrow();
      journal.append(List.of(burst(CAMERA, 2, 8, CROP)));
      journal.rewind();
      Observation again = journal.next().orElseThrow().observation();
      assertThat(WireFormat.binary(again)).isEqualTo(WireFormat.binary(sent.observation()));
    }
  }

  @Test
  void heartbeatsGoInHoweverFullItIs() {
    try (Journal journal = Journal.open(folder, bounds(1000), "boot-a")) {
      for (int i = 0; i < 100; i++) {
        journal.append(List.of(beat(CAMERA, i), burst(CAMERA, i, 1, 5000)));
      }
      List<Observation> found = observations(journal);
      assertWhole(found);
      assertThat(bodies(found, Heartbeat.class)).hasSize(100);
      assertThat(bodies(found, Gap.class)).hasSize(100);
      assertThat(journal.tally().refusedBursts()).isEqualTo(100);
    }
  }

  @Test
  void onAFullDiskNewBurstsBecomeGapsAndHeartbeatsGoOn() {
    try (Journal journal = open("boot-a")) {
      journal.append(List.of(burst(CAMERA, 1, 2, CROP)));
      free = 999;
      journal.append(List.of(burst(CAMERA, 2, 2, CROP), beat(CAMERA, 2)));
      free = 5000;
      journal.append(List.of(burst(CAMERA, 3, 2, CROP)));

      List<Observation> found = observations(journal);
      assertThat(found)
          .extracting(o -> o.getBody().getClass().getSimpleName())
          .containsExactly("Burst", "Gap", "Heartbeat", "Burst");
      assertThat(((Gap) found.get(1).getBody()).getDetail()).contains("the disk is full");
      assertWhole(found);
    }
  }

  @Test
  void picturesThatAreTooOldBecomeGaps() {
    try (Journal journal = open("boot-a")) {
      journal.append(
          List.of(burst(CAMERA, 0, 2, CROP), beat(CAMERA, 0), burst(CAMERA, 9, 2, CROP)));
      journal.expire();
      assertThat(journal.tally().droppedBursts()).isZero();
      journal.append(List.of(beat(CAMERA, 3605)));
      journal.expire();
      assertThat(journal.tally().droppedBursts()).isOne();
      List<Observation> found = observations(journal);
      assertThat(found)
          .extracting(o -> o.getBody().getClass().getSimpleName())
          .containsExactly("Gap", "Heartbeat", "Burst", "Heartbeat");
      assertThat(((Gap) found.get(0).getBody()).getDetail()).contains("max-age");
    }
  }

  @Test
  void anotherVersionsJournalIsRefusedAndLeftAsItWas() throws IOException {
    open("boot-a").close();
    Files.writeString(folder.resolve("version.txt"), "walkout journal 7\n");
    List<String> before = listing();

    assertThatThrownBy(() -> open("boot-b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("walkout journal 7")
        .hasMessageContaining("name another folder");
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void aJournalInUseIsRefused() {
    try (Journal journal = open("boot-a")) {
      assertThatThrownBy(() -> open("boot-b"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("end the agent that uses it");
      journal.append(List.of(beat(CAMERA, 1)));
      assertThat(observations(journal)).hasSize(1);
    }
  }

  @Test
  void aTornWriteLosesWhatItToreAndNoMore() throws IOException {
    for (int torn : new int[] {1, 7, 60, 500, 9000}) {
      Path dir = folder.resolve("torn-" + torn);
      try (Journal journal = Journal.open(dir, bounds(1 << 30), "boot-a")) {
        for (int i = 0; i < 10; i++) {
          journal.append(List.of(burst(CAMERA, i, 1, 3000)));
        }
      }
      Path log = newestLog(dir);
      try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
        file.setLength(file.length() - torn);
      }
      try (Journal journal = Journal.open(dir, bounds(1 << 30), "boot-b")) {
        List<Observation> found = observations(journal);
        assertThat(found).hasSizeBetween(6, 9);
        assertWhole(found);
        assertThat(found).hasSize(10 - (torn + 3099) / 3100);
        journal.append(List.of(beat(CAMERA, 20)));
      }
    }
  }

  @Test
  void damagedBytesAreToldAndTheRestIsSent() throws IOException {
    try (Journal journal = open("boot-a")) {
      for (int i = 0; i < 60; i++) { // more than is kept in memory, so that a table is written
        journal.append(List.of(burst(CAMERA, i, 8, 30_000)));
      }
    }
    damage();
    try (Journal journal = open("boot-b")) {
      List<Observation> found = observations(journal);
      assertThat(found).hasSize(60);
      assertWhole(found);
      assertThat(bodies(found, Gap.class))
          .isNotEmpty()
          .allSatisfy(gap -> assertThat(gap.getDetail()).contains("damaged bytes"));
    }
  }

  @Test
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    long before = natives(temporary);
    open("boot-a").close();
    assertThat(natives(temporary)).isEqualTo(before);
    assertThat(natives(folder.resolve("native"))).isLessThanOrEqualTo(1);
  }

  /** In the middle of the largest table, where a picture lies. */
  private void damage() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path table =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .max(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow();
      try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
        file.seek(file.length() / 2);
        file.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
      }
    }
  }

  private static long natives(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.filter(file -> file.toString().contains("librocksdb")).count();
    }
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file + " " + file.toFile().length()).sorted().toList();
    }
  }

  private static Path newestLog(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.filter(f -> f.toString().endsWith(".log")).max(Comparator.naturalOrder()).get();
    }
  }

  private static <T> List<T> bodies(List<Observation> observations, Class<T> kind) {
    return observations.stream()
        .map(Observation::getBody)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** No number is missing and none comes twice. */
  private static void assertWhole(List<Observation> found) {
    List<Long> numbers = found.stream().map(Observation::getSeq).toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1L);
    }
  }
}
