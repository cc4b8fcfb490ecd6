package dev.walkout.topology.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Ids;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.WireFormat;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.GapReason;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.fault.DeadLetters;
import dev.walkout.vision.match.Gallery;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionTopologyTest {

  private static final String ZONE = "s1/a";

  @TempDir Path folder;
  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> observations;
  private TestOutputTopic<String, Recognised> sightings;
  private TestOutputTopic<String, byte[]> deadLetters;
  private long seq;

  @BeforeEach
  void open() {
    start(Bursts.recogniser());
  }

  private void start(Recogniser recogniser) {
    driver =
        new TopologyTestDriver(
            new RecognitionTopology(Lane.LIVE, serdes, () -> recogniser).get(),
            StreamsSettings.of(
                    Lane.LIVE, RecognitionTopology.NAME, "unused:9092", folder.resolve("" + seq))
                .properties());
    observations =
        driver.createInputTopic("observations", new StringSerializer(), new ByteArraySerializer());
    sightings =
        driver.createOutputTopic(
            "sightings", new StringDeserializer(), serdes.values(Topics.SIGHTINGS).deserializer());
    deadLetters =
        driver.createOutputTopic(
            "dead-letters", new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void burstsAreRecognisedAndTheRestPassesThroughInOrder() {
    Heartbeat beat = new Heartbeat(Bursts.START, 10L, 1L, 0L);
    WeightChange weight =
        new WeightChange("shelf", -300, 5, Bursts.START, Bursts.START.plusSeconds(1));
    Gap gap = new Gap(Bursts.START, Bursts.START.plusSeconds(2), GapReason.CLOCK, "drift");
    Observation burst = observation(Bursts.of(Bursts.jpeg("red")));
    send(observation(beat));
    send(burst);
    send(observation(weight));
    send(observation(gap));
    List<TestRecord<String, Recognised>> answers = sightings.readRecordsToList();
    assertThat(answers).extracting(TestRecord::key).containsOnly(ZONE);
    assertThat(answers).hasSize(4);
    assertThat(answers.get(0).value().getBody()).isEqualTo(beat);
    assertThat(((Sighting) answers.get(1).value().getBody()).getVerdict()).isEqualTo(Verdict.KNOWN);
    assertThat(answers.get(2).value().getBody()).isEqualTo(weight);
    assertThat(answers.get(3).value().getBody()).isEqualTo(gap);

    Recognised sighting = answers.get(1).value();
    assertThat(sighting.getSource().getSeq()).isEqualTo(burst.getSeq());
    assertThat(sighting.getSource().getHash()).isEqualTo(Ids.hash(WireFormat.binary(burst)));
    assertThat(sighting.getSource().getEvidence().getTopic()).isEqualTo("observations");
    assertThat(sighting.getSource().getEvidence().getOffset()).isEqualTo(1);
    assertThat(answers.get(1).getRecordTime()).isEqualTo(burst.getObservedAt());
    assertThat(answers.get(1).headers()).isEmpty();
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void aBurstThatCannotBeReadGoesOnAsSuchAndToTheDeadLetters() {
    Object[][] cases = {
      {Bursts.of(Bursts.truncated()), "whole JPEG"},
      {Bursts.of("not a picture".getBytes(UTF_8)), "not another format"},
      {Bursts.of(Bursts.enormous()), "40000"},
      {Bursts.of(new byte[0]), "0 bytes"},
      {Bursts.of(), "crops is 0"}
    };
    for (Object[] bad : cases) {
      Observation burst = observation(bad[0]);
      byte[] bytes = send(burst);
      UnreadableBurst answer = (UnreadableBurst) sightings.readValue().getBody();
      assertThat(answer.getReason()).contains((String) bad[1]);
      assertThat(answer.getPersonTrack()).isEqualTo("p1");
      TestRecord<String, byte[]> letter = deadLetters.readRecord();
      assertThat(letter.value()).isEqualTo(bytes);
      assertThat(letter.key()).isEqualTo(ZONE);
      assertThat(header(letter, DeadLetters.MESSAGE)).contains((String) bad[1]);
      assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo("observations");
      assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("" + (burst.getSeq() - 1));
      assertThat(header(letter, DeadLetters.APPLICATION)).isEqualTo("walkout-recognition");
    }
  }

  @Test
  void oneBadCropIsBuriedToo() {
    send(observation(Bursts.of(Bursts.jpeg("red"), Bursts.truncated())));
    Sighting sighting = (Sighting) sightings.readValue().getBody();
    assertThat(sighting.getVerdict()).isEqualTo(Verdict.KNOWN);
    assertThat(sighting.getCrops().get(1).getUnreadable()).isNotNull();
    assertThat(deadLetters.readRecordsToList()).hasSize(1);
  }

  @Test
  void anUnknownSchemaIdAndBytesThatAreNoRecordAreBuried() {
    byte[] unknown = ByteBuffer.allocate(8).put((byte) 0).putInt(12345).array();
    observations.pipeInput(ZONE, unknown, Bursts.START);
    observations.pipeInput(ZONE, "hello".getBytes(UTF_8), Bursts.START);
    observations.pipeInput(ZONE, null, Bursts.START);
    send(observation(new Heartbeat(Bursts.START, 0L, 0L, 0L)));
    List<TestRecord<String, byte[]>> letters = deadLetters.readRecordsToList();
    assertThat(letters).hasSize(3);
    assertThat(letters.get(0).value()).isEqualTo(unknown);
    assertThat(header(letters.get(0), DeadLetters.MESSAGE)).contains("12345", "register");
    assertThat(header(letters.get(1), DeadLetters.MESSAGE)).contains("wire format");
    assertThat(header(letters.get(2), DeadLetters.MESSAGE)).contains("null");
    assertThat(sightings.readValuesToList()).hasSize(1);
  }

  @Test
  void aBugInTheRecogniserStopsTheStream() {
    driver.close();
    start(
        (burst, source) -> {
          throw new IllegalStateException("a bug");
        });
    Observation burst = observation(Bursts.of(Bursts.jpeg("red")));
    assertThatThrownBy(() -> send(burst)).hasStackTraceContaining("a bug");
    assertThat(sightings.isEmpty()).isTrue();
  }

  @Test
  void aZonesBurstsGoToTheRecogniserOfItsZone() {
    driver.close();
    Gallery reds = Bursts.gallery(Bursts.model("reds"), "red");
    var inUse = Bursts.inUse(() -> reds);
    var cluster =
        new RoutedRecogniser.Cluster(new BurstRecogniser(Bursts.model("reds"), inUse), inUse);
    start(
        new RoutedRecogniser(
            Bursts.recogniser(),
            List.of(cluster),
            zone -> zone.equals(ZONE) ? Set.of("red") : Set.of("red", "blue")));
    Observation burst = observation(Bursts.of(Bursts.jpeg("red")));
    byte[] bytes = send(burst);
    observations.pipeInput("s1/b", bytes, burst.getObservedAt());
    assertThat(sightings.readValuesToList())
        .extracting(answer -> ((Sighting) answer.getBody()).getModel())
        .containsExactly("reds-1", "histogram-1");
  }

  private Observation observation(Object body) {
    seq++;
    return new Observation("c1", "b1", seq, Bursts.START.plusSeconds(seq), body);
  }

  private byte[] send(Observation observation) {
    byte[] bytes =
        serdes.values(Topics.OBSERVATIONS).serializer().serialize("observations", observation);
    observations.pipeInput(ZONE, bytes, observation.getObservedAt());
    return bytes;
  }

  private static String header(TestRecord<String, byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
