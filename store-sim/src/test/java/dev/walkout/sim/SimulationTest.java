package dev.walkout.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.Ids;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.DoorEvent;
import dev.walkout.schemas.avro.Heartbeat;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Presence;
import dev.walkout.schemas.avro.PresenceProgress;
import dev.walkout.schemas.avro.Visit;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.sim.shop.StoreConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

  @Test
  void oneSeedGivesTheSameBytes() {
    assertThat(hash(Shops.simulation(StoreConfig.of(1, 40)).emissions()))
        .isEqualTo(hash(Shops.simulation(StoreConfig.of(1, 40)).emissions()));
  }

  @Test
  void anotherSeedGivesOthers() {
    assertThat(hash(Shops.simulation(StoreConfig.of(1, 5)).emissions()))
        .isNotEqualTo(hash(Shops.simulation(StoreConfig.of(2, 5)).emissions()));
  }

  @Test
  void renderingAheadChangesNothing() {
    Simulation simulation = Shops.simulation(StoreConfig.of(3, 10));
    ExecutorService workers = Executors.newFixedThreadPool(3);
    try {
      assertThat(hash(simulation.emissions(workers, 16))).isEqualTo(hash(simulation.emissions()));
    } finally {
      workers.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everythingComesInOrderOfTime(long seed) {
    Instant last = Instant.MIN;
    for (Emission<?> emission : Shops.emissions(Shops.simulation(StoreConfig.of(seed, 20)))) {
      assertThat(emission.at()).isAfterOrEqualTo(last);
      last = emission.at();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sensorsNumberWithoutHoles(long seed) {
    Map<String, Long> last = new HashMap<>();
    for (Emission<?> emission : Shops.emissions(Shops.simulation(StoreConfig.of(seed, 20)))) {
      Source source = source(emission);
      Long before = last.put(source.sensorId() + " " + source.bootId(), source.seq());
      assertThat(source.seq()).isEqualTo(before == null ? 1 : before + 1);
      assertThat(source.observedAt()).isEqualTo(emission.at());
    }
    assertThat(last).hasSize(6 * 4 + 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void heartbeatsNeverPromiseTooMuch(long seed) {
    Map<String, Instant> promised = new HashMap<>();
    for (Emission<?> emission : Shops.emissions(Shops.simulation(StoreConfig.of(seed, 20)))) {
      if (emission.value() instanceof Observation observation) {
        Instant promise = promised.getOrDefault(observation.getSensorId(), Instant.MIN);
        if (observation.getBody() instanceof Burst burst) {
          assertThat(burst.getStartedAt()).isAfter(promise);
        } else if (observation.getBody() instanceof Heartbeat heartbeat) {
          assertThat(heartbeat.getUpTo()).isBetween(promise, emission.at());
          promised.put(observation.getSensorId(), heartbeat.getUpTo());
        }
      }
    }
    assertThat(promised).hasSize(18);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void presenceNeverPromisesTooMuch(long seed) {
    Map<String, Instant> promised = new HashMap<>();
    for (Emission<?> emission : Shops.emissions(Shops.simulation(StoreConfig.of(seed, 20)))) {
      if (emission.value() instanceof Presence presence) {
        Instant promise = promised.getOrDefault(presence.getSensorId(), Instant.MIN);
        if (presence.getBody() instanceof Visit visit) {
          Instant news = visit.getLeft() == null ? visit.getEntered() : visit.getLeft();
          assertThat(news).isAfter(promise).isEqualTo(emission.at());
        } else if (presence.getBody() instanceof PresenceProgress progress) {
          promised.put(presence.getSensorId(), progress.getUpTo());
        }
      }
    }
    assertThat(promised).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void burstsLieWithinAVisitOfTheTruePerson(long seed) {
    Simulation simulation = Shops.simulation(StoreConfig.of(seed, 30));
    List<Emission<?>> emissions = Shops.emissions(simulation);
    List<Stay> stays = stays(emissions);
    int bursts = 0;
    for (Emission<?> emission : emissions) {
      if (emission.value() instanceof Observation seen && seen.getBody() instanceof Burst burst) {
        bursts++;
        var truth =
            simulation.truth().burst(seen.getSensorId(), seen.getBootId(), seen.getSeq()).get();
        assertThat(stays)
            .anyMatch(stay -> stay.holds(emission.key(), truth.tripId(), burst.getStartedAt()))
            .anyMatch(stay -> stay.holds(emission.key(), truth.tripId(), burst.getEndedAt()));
        assertThat(burst.getStartedAt()).isBefore(burst.getEndedAt());
        assertThat(burst.getCrops()).hasSizeBetween(3, 8);
      }
    }
    assertThat(simulation.bursts()).isEqualTo(bursts);
  }

  @Test
  void shoppersShareTheStore() {
    Simulation simulation = Shops.simulation(StoreConfig.of(1, 40));
    List<Stay> stays = stays(Shops.emissions(simulation));
    long together =
        stays.stream().filter(stay -> stays.stream().anyMatch(stay::sharesTheZoneWith)).count();
    assertThat(together).isGreaterThan(stays.size() / 10);
  }

  @Test
  void reportsGoOnAfterTheLastExit() {
    Simulation simulation = Shops.simulation(StoreConfig.of(1, 3));
    Map<String, Instant> lastBeat = new HashMap<>();
    Instant lastExit = Instant.MIN;
    for (Emission<?> emission : Shops.emissions(simulation)) {
      if (emission.topic().equals(Topics.DOOR)) {
        lastExit = emission.at();
      } else {
        lastBeat.put(source(emission).sensorId(), emission.at());
      }
    }
    Instant settled = lastExit.plus(Duration.ofSeconds(9));
    assertThat(lastBeat.values()).allMatch(beat -> !beat.isBefore(settled));
    assertThat(simulation.endsAt()).isEqualTo(lastExit.plus(Duration.ofSeconds(10)));
  }

  @Test
  void anotherCameraChangesNoShopper() {
    StoreConfig three = StoreConfig.of(7, 20);
    Simulation some = Shops.simulation(three);
    Simulation more = Shops.simulation(three.withCamerasPerZone(4));
    assertThat(more.truth().movements()).isEqualTo(some.truth().movements());
    assertThat(more.truth().baskets()).isEqualTo(some.truth().baskets());
    assertThat(more.bursts()).isGreaterThan(some.bursts());
  }

  @Test
  void refusesToReachIntoTheFuture() {
    Simulation simulation = Shops.simulation(StoreConfig.of(1, 3));
    simulation.requireEndsBefore(simulation.endsAt());
    assertThatThrownBy(() -> simulation.requireEndsBefore(simulation.endsAt().minusNanos(1000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sim.opens-at is 2026-01-05T08:00:00Z");
  }

  private record Source(String sensorId, String bootId, long seq, Instant observedAt) {}

  private record Stay(String zone, String tripId, Instant from, Instant to) {

    boolean holds(String zoneKey, String trip, Instant at) {
      return zone.equals(zoneKey) && tripId.equals(trip) && !at.isBefore(from) && !at.isAfter(to);
    }

    boolean sharesTheZoneWith(Stay other) {
      return zone.equals(other.zone)
          && !tripId.equals(other.tripId)
          && from.isBefore(other.to)
          && other.from.isBefore(to);
    }
  }

  private static List<Stay> stays(List<Emission<?>> emissions) {
    List<Stay> stays = new ArrayList<>();
    for (Emission<?> emission : emissions) {
      if (emission.value() instanceof Presence presence
          && presence.getBody() instanceof Visit visit
          && visit.getLeft() != null) {
        stays.add(new Stay(emission.key(), visit.getTripId(), visit.getEntered(), visit.getLeft()));
      }
    }
    return stays;
  }

  private static Source source(Emission<?> emission) {
    if (emission.value() instanceof Observation o) {
      return new Source(o.getSensorId(), o.getBootId(), o.getSeq(), o.getObservedAt());
    } else if (emission.value() instanceof Presence p) {
      return new Source(p.getSensorId(), p.getBootId(), p.getSeq(), p.getObservedAt());
    }
    DoorEvent d = (DoorEvent) emission.value();
    return new Source(d.getSensorId(), d.getBootId(), d.getSeq(), d.getObservedAt());
  }

  private static String hash(Iterator<Emission<?>> emissions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      while (emissions.hasNext()) {
        Emission<?> emission = emissions.next();
        String place = emission.topic().name() + emission.key() + emission.at();
        bytes.writeBytes(place.getBytes(StandardCharsets.UTF_8));
        write((SpecificRecordBase) emission.value(), bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Ids.hash(bytes.toByteArray());
  }

  private static void write(SpecificRecordBase value, OutputStream out) throws IOException {
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new SpecificDatumWriter<SpecificRecordBase>(value.getSchema()).write(value, encoder);
    encoder.flush();
  }
}
