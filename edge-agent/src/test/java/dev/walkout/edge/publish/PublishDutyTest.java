package dev.walkout.edge.publish;

import static dev.walkout.edge.journal.Drafts.beat;
import static dev.walkout.edge.journal.Drafts.burst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.edge.config.ByteSize;
import dev.walkout.edge.config.EdgeConfig.PublishConfig;
import dev.walkout.edge.config.JournalConfig;
import dev.walkout.edge.journal.Drafts;
import dev.walkout.edge.journal.Journal;
import dev.walkout.edge.journal.JournalBounds;
import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishDutyTest {

  private static final String CAMERA = "camera-1";

  @TempDir Path folder;

  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private final List<MockProducer<String, byte[]>> producers = new ArrayList<>();
  private final LinkStatus link = new LinkStatus(() -> nanos());
  private long nanos;
  private Journal journal;
  private PublishDuty duty;

  private long nanos() {
    return nanos;
  }

  @BeforeEach
  void open() {
    start("boot-a", new ByteSize(0));
  }

  private void start(String boot, ByteSize perSecond) {
    journal = Journal.open(folder, JournalBounds.of(JournalConfig.in(folder)), boot);
    Uplink uplink =
        new Uplink(
            () -> {
              producers.add(
                  new MockProducer<>(
                      false, null, new StringSerializer(), new ByteArraySerializer()));
              return producers.get(producers.size() - 1);
            },
            () -> serdes.values(Topics.OBSERVATIONS).serializer());
    PublishConfig config = new PublishConfig(perSecond, new ByteSize(1 << 20));
    duty = new PublishDuty(journal, uplink, config, this::nanos, link);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private MockProducer<String, byte[]> producer() {
    return producers.get(producers.size() - 1);
  }

  private List<String> sent(MockProducer<String, byte[]> producer) {
    return producer.history().stream().map(this::name).toList();
  }

  private Observation observation(ProducerRecord<String, byte[]> record) {
    return serdes
        .values(Topics.OBSERVATIONS)
        .deserializer()
        .deserialize(Topics.OBSERVATIONS.name(), record.value());
  }

  private String name(ProducerRecord<String, byte[]> record) {
    Observation observation = observation(record);
    return observation.getBootId() + " " + observation.getSeq();
  }

  @Test
  void whatIsAcknowledgedLeavesAndTheRestStays() throws Exception {
    journal.append(List.of(beat(CAMERA, 1), burst(CAMERA, 2, 2, 100), beat(CAMERA, 3)));
    duty.doWork();
    assertThat(journal.tally().entries()).isEqualTo(3);
    producer().completeNext();
    producer().completeNext();
    duty.doWork();

    assertThat(journal.tally().entries()).isOne();
    assertThat(link.acknowledged()).isEqualTo(2);
    ProducerRecord<String, byte[]> first = producer().history().get(0);
    assertThat(first.key()).isEqualTo("store-1/zone-1");
    assertThat(first.timestamp()).isEqualTo(Drafts.OPENS.plusSeconds(1).toEpochMilli());
    assertThat(sent(producer())).containsExactly("boot-a 1", "boot-a 2", "boot-a 3");
  }

  @Test
  void aRefusalBeginsAgainWithTheOldestThatIsNotAcknowledged() throws Exception {
    journal.append(List.of(beat(CAMERA, 1), beat(CAMERA, 2), beat(CAMERA, 3)));
    duty.doWork();
    producer().completeNext();
    producer().errorNext(new AuthenticationException("wrong password"));
    assertThatThrownBy(() -> duty.doWork()).hasMessageContaining("wrong password");
    duty.doWork();

    assertThat(producers).hasSize(2);
    assertThat(producers.get(0).closed()).isTrue();
    assertThat(sent(producer())).containsExactly("boot-a 2", "boot-a 3");
    assertThat(link.restarts()).isOne();
  }

  @Test
  void answersToAThrownAwayProducerAreNotTakenForThoseOfTheNext() throws Exception {
    journal.append(List.of(beat(CAMERA, 1), beat(CAMERA, 2)));
    duty.doWork();
    producer().errorNext(new AuthenticationException("wrong password"));
    assertThatThrownBy(() -> duty.doWork()).hasMessageContaining("wrong password");
    duty.doWork();
    assertThat(journal.tally().entries()).isEqualTo(2);
    producer().completeNext();
    producer().completeNext();
    duty.doWork();
    assertThat(journal.tally().entries()).isZero();
  }

  @Test
  void aBrokerThatIsNotThereIsAFaultOfEveryTurn() throws Exception {
    journal.append(List.of(beat(CAMERA, 1), beat(CAMERA, 2)));
    duty.doWork();
    for (int turn = 0; turn < 3; turn++) {
      producer().errorNext(new TimeoutException("no metadata"));
      assertThatThrownBy(() -> duty.doWork()).hasMessageContaining("no metadata");
      assertThat(journal.tally().entries()).isEqualTo(2);
      duty.doWork();
    }
  }

  @Test
  void nothingFollowsWhatWasRefusedAtOnce() throws Exception {
    journal.append(List.of(beat(CAMERA, 1), beat(CAMERA, 2)));
    duty.doWork();
    producer().sendException = new AuthenticationException("wrong password");
    journal.append(List.of(beat(CAMERA, 3)));
    assertThatThrownBy(() -> duty.doWork()).hasMessage("wrong password");
    duty.doWork();
    assertThat(sent(producer())).containsExactly("boot-a 1", "boot-a 2", "boot-a 3");
  }

  @Test
  void whatIsTooLargeForTheBrokerBecomesAGapUnderItsNumber() throws Exception {
    journal.append(List.of(burst(CAMERA, 1, 8, 1000), beat(CAMERA, 2)));
    duty.doWork();
    producer().errorNext(new RecordTooLargeException("8 KB is too much"));
    duty.doWork();
    duty.doWork();

    assertThat(sent(producer())).containsExactly("boot-a 1", "boot-a 2");
    Object body = observation(producer().history().get(0)).getBody();
    assertThat(((Gap) body).getDetail()).contains("too large", "8 KB is too much");
  }

  @Test
  void theNextBootOfASensorWaitsForTheLastAnswer() throws Exception {
    journal.append(List.of(beat(CAMERA, 1), beat("camera-2", 1), beat(CAMERA, 2)));
    journal.close();
    start("boot-b", new ByteSize(0));
    journal.append(List.of(beat(CAMERA, 3)));
    duty.doWork();
    assertThat(producer().history()).hasSize(3);
    producer().completeNext();
    producer().completeNext();
    duty.doWork();
    assertThat(producer().history()).hasSize(3);
    producer().completeNext();
    duty.doWork();
    assertThat(sent(producer())).containsExactly("boot-a 1", "boot-a 1", "boot-a 2", "boot-b 1");
  }

  @Test
  void noMoreIsUnderWayThanTheWindowHolds() throws Exception {
    for (int i = 0; i < 30; i++) {
      journal.append(List.of(burst(CAMERA, i, 1, 100_000)));
    }
    duty.doWork();
    duty.doWork();
    assertThat(producer().history()).hasSize(11);
    producer().completeNext();
    duty.doWork();
    assertThat(producer().history()).hasSize(12);
  }

  @Test
  void itSendsNoFasterThanItMay() throws Exception {
    journal.close();
    start("boot-b", new ByteSize(10_000));
    for (int i = 0; i < 30; i++) {
      journal.append(List.of(burst(CAMERA, i, 1, 5000)));
    }
    duty.doWork();
    assertThat(producer().history()).hasSize(2);
    nanos += Duration.ofSeconds(1).toNanos();
    duty.doWork();
    assertThat(producer().history()).hasSizeBetween(3, 4);
  }

  @Test
  void anUnansweredBrokerIsTold() throws Exception {
    assertThat(link.waiting()).isEmpty();
    journal.append(List.of(beat(CAMERA, 1)));
    duty.doWork();
    nanos += Duration.ofSeconds(30).toNanos();
    assertThat(link.waiting()).contains(Duration.ofSeconds(30));
    producer().completeNext();
    duty.doWork();
    assertThat(link.waiting()).isEmpty();
  }
}
