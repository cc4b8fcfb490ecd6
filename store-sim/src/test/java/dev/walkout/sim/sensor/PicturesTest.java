package dev.walkout.sim.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.catalogue.RenderedCatalogue;
import dev.walkout.sim.shop.StoreConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {

  private final Catalogue catalogue = new RenderedCatalogue(1, 12);
  private final Pictures pictures = Pictures.of(catalogue, new CropCamera(Difficulty.standard()));
  private final Simulation simulation =
      new Simulation(
          StoreConfig.of(1, 2).withZones(2).withCamerasPerZone(1),
          SensorNoise.standard(),
          catalogue.products(),
          pictures);

  @Test
  void burstsCarryPicturesThatDoNotDependOnTheThread() throws IOException {
    List<Burst> here = bursts(simulation.emissions());
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      assertThat(bursts(simulation.emissions(workers, 4))).isEqualTo(here);
    } finally {
      workers.shutdownNow();
    }
    assertThat(here).hasSize((int) simulation.bursts()).isNotEmpty();
    for (Burst burst : here) {
      for (var crop : burst.getCrops()) {
        byte[] jpeg = new byte[crop.getJpeg().remaining()];
        crop.getJpeg().duplicate().get(jpeg);
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg))).isNotNull();
        assertThat(crop.getQuality()).isBetween(0f, 1f);
        assertThat(crop.getAt()).isBetween(burst.getStartedAt(), burst.getEndedAt());
      }
      assertThat(burst.getCrops().stream().map(crop -> crop.getJpeg()).distinct())
          .hasSize(burst.getCrops().size());
    }
  }

  private static List<Burst> bursts(Iterator<Emission<?>> emissions) {
    List<Burst> bursts = new ArrayList<>();
    while (emissions.hasNext()) {
      if (emissions.next().value() instanceof Observation o && o.getBody() instanceof Burst b) {
        bursts.add(b);
      }
    }
    return bursts;
  }
}
