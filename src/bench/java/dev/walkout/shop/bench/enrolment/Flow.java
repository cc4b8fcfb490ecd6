package dev.walkout.shop.bench.enrolment;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.topology.StreamsSettings;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.topology.recognition.RecognitionTopology;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Bursts that flow through recognition: every other one shows the product that is watched, the
 * others the rest of the shop in turn. As many are under way as recognition keeps up with.
 */
final class Flow implements AutoCloseable {

  private static final Instant START = Instant.parse("2025-01-01T09:00:00Z");
  private static final Duration POLL = Duration.ofMillis(2);
  private static final int ZONES = 8;
  private static final int UNDER_WAY = 4;

  private final Map<String, List<byte[]>> crops;
  private final LaneRun run;
  private final Publisher publisher;
  private final TopicReader<Recognised> sightings;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> fault = new AtomicReference<>();
  private final Thread thread = new Thread(this::flow, "flow");
  private volatile String watched;
  private volatile boolean closing;
  private volatile long answered;
  private long sent;

  /** The newest sighting of a product: whether it was known, and when that was seen. */
  record Seen(boolean known, String gallery, long nanos) {}

  Flow(
      String address,
      AvroSerdes serdes,
      Supplier<Recogniser> recogniser,
      Path state,
      Map<String, List<byte[]>> crops) {
    this.crops = crops;
    this.watched = crops.keySet().iterator().next();
    var topology = new RecognitionTopology(Lane.LIVE, serdes, recogniser);
    var settings =
        StreamsSettings.of(Lane.LIVE, RecognitionTopology.NAME, address, state)
            .withThreads(Runtime.getRuntime().availableProcessors());
    this.run = new LaneRun(Lane.LIVE, List.of(settings.streams(topology.get())));
    this.publisher = new Publisher(address, serdes);
    this.sightings = new TopicReader<>(address, serdes, Topics.SIGHTINGS);
    thread.start();
  }

  /** Shows this product from now on; what was seen of it before is forgotten. */
  void watch(String sku) {
    seen.remove(sku);
    watched = sku;
  }

  /** The newest sighting of a product since it is watched, or null. */
  Seen seen(String sku) {
    if (fault.get() != null) {
      throw fault.get();
    }
    return seen.get(sku);
  }

  /** How many bursts were answered. */
  long answered() {
    return answered;
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    thread.join();
    publisher.close();
    sightings.close();
    run.close();
  }

  private void flow() {
    try {
      Iterator<String> others = crops.keySet().iterator();
      while (!closing) {
        run.check();
        while (sent - answered < UNDER_WAY) {
          others = others.hasNext() ? others : crops.keySet().iterator();
          send(sent % 2 == 0 ? watched : others.next());
        }
        sightings.poll(POLL).forEach(entry -> hear((Sighting) entry.value().getBody()));
      }
    } catch (RuntimeException e) {
      fault.set(e);
    }
  }

  private void send(String sku) {
    Instant at = START.plusMillis(sent);
    Burst burst =
        Burst.newBuilder()
            .setAction(Action.TAKE)
            .setStartedAt(at)
            .setEndedAt(at)
            .setShelfId(sku)
            .setCrops(
                crops.get(sku).stream()
                    .map(jpeg -> new Crop(ByteBuffer.wrap(jpeg), 1f, null))
                    .toList())
            .build();
    // a product's bursts stay in order, so that once it is unknown no older sighting follows
    String zone = "bench/z" + Math.floorMod(sku.hashCode(), ZONES);
    Observation observation = new Observation("camera", "boot", sent++, at, burst);
    publisher.send(Topics.OBSERVATIONS, zone, observation, at);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes it
  private void hear(Sighting sighting) {
    answered++;
    String shown = sighting.getShelfId();
    boolean known =
        sighting.getVerdict() == Verdict.KNOWN
            && sighting.getCandidates().get(0).getSku().equals(shown);
    seen.put(shown, new Seen(known, sighting.getGallery(), System.nanoTime()));
  }
}
