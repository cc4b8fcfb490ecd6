package dev.walkout.shop.score;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.checkout.StateStores;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.topology.recognition.RecognitionTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Plays through both topologies without a broker. */
public final class DrivenStores implements AutoCloseable {

  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private final TopologyTestDriver recognition;
  private final TopologyTestDriver checkout;
  private final Map<Topic<?>, TestInputTopic<String, ?>> inputs = new HashMap<>();
  private final Map<Topic<?>, TestOutputTopic<String, ?>> outputs = new HashMap<>();
  private final TestOutputTopic<String, Recognised> sightings;

  /** Stores without state on disk but for a folder that stays empty. */
  public DrivenStores(Path folder, Recogniser recogniser, CheckoutConfig rules) {
    recognition =
        new TopologyTestDriver(
            new RecognitionTopology(Lane.LIVE, serdes, () -> recogniser).get(),
            StreamsSettings.of(Lane.LIVE, RecognitionTopology.NAME, "unused:9092", folder)
                .properties());
    checkout =
        new TopologyTestDriver(
            new CheckoutTopology(Lane.LIVE, serdes, StateStores.IN_MEMORY, rules).get(),
            StreamsSettings.of(Lane.LIVE, CheckoutTopology.NAME, "unused:9092", folder)
                .properties());
    sightings = output(recognition, Topics.SIGHTINGS);
  }

  void run(List<Emission<?>> catalogue, Iterator<Emission<?>> emissions) {
    catalogue.forEach(this::send);
    while (emissions.hasNext()) {
      step(emissions.next());
    }
  }

  /** Sends what a sensor reports, or what the catalogue holds, and returns what was recognised. */
  public List<TestRecord<String, Recognised>> step(Emission<?> emission) {
    send(emission);
    List<TestRecord<String, Recognised>> answers = sightings.readRecordsToList();
    answers.forEach(answer -> this.<Recognised>input(Topics.SIGHTINGS).pipeInput(answer));
    return answers;
  }

  Results results() {
    List<Results.Issued> issued =
        output(checkout, Topics.RECEIPTS).readRecordsToList().stream()
            .map(record -> new Results.Issued(record.value(), record.getRecordTime()))
            .toList();
    Set<String> reviews = new HashSet<>();
    output(checkout, Topics.REVIEWS)
        .readValuesToList()
        .forEach(task -> reviews.add(task.getReviewId()));
    return new Results(issued, reviews.size());
  }

  <V> List<V> read(Topic<V> topic) {
    return output(checkout, topic).readValuesToList();
  }

  /** What checkout has written to a topic since it was last read. */
  public <V> List<TestRecord<String, V>> records(Topic<V> topic) {
    return output(checkout, topic).readRecordsToList();
  }

  /** Products and planograms of plays, each once. */
  public static List<Emission<?>> catalogue(List<Play> plays) {
    return plays.stream()
        .flatMap(play -> play.simulation().catalogue().stream())
        .distinct()
        .toList();
  }

  private <V> void send(Emission<V> emission) {
    this.<V>input(emission.topic()).pipeInput(emission.key(), emission.value(), emission.at());
  }

  @SuppressWarnings("unchecked") // filled below under its own type
  private <V> TestInputTopic<String, V> input(Topic<V> topic) {
    TopologyTestDriver driver = topic.equals(Topics.OBSERVATIONS) ? recognition : checkout;
    return (TestInputTopic<String, V>)
        inputs.computeIfAbsent(
            topic,
            key ->
                driver.createInputTopic(
                    topic.name(), new StringSerializer(), serdes.values(topic).serializer()));
  }

  @SuppressWarnings("unchecked") // filled below under its own type
  private <V> TestOutputTopic<String, V> output(TopologyTestDriver driver, Topic<V> topic) {
    return (TestOutputTopic<String, V>)
        outputs.computeIfAbsent(
            topic,
            key ->
                driver.createOutputTopic(
                    topic.name(), new StringDeserializer(), serdes.values(topic).deserializer()));
  }

  /** Lets wall-clock time pass, which only budgets notice. */
  public void pass(Duration time) {
    checkout.advanceWallClockTime(time);
  }

  @Override
  public void close() {
    recognition.close();
    checkout.close();
  }
}
