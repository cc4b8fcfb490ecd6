package dev.walkout.sim.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.schemas.avro.Action;
import dev.walkout.sim.Shops;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.shop.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {

  private final Simulation simulation = Shops.simulation(StoreConfig.of(4, 40));
  private final Truth truth = simulation.truth();

  @Test
  void basketsHoldWhatWasTakenAtThePricesOfTheCatalogue() {
    for (TrueBasket basket : truth.baskets().values()) {
      for (TrueBasket.Line line : basket.lines()) {
        int net =
            truth.movements().stream()
                .filter(movement -> movement.tripId().equals(basket.tripId()))
                .filter(movement -> movement.sku().equals(line.sku()))
                .mapToInt(movement -> movement.action() == Action.TAKE ? 1 : -1)
                .sum();
        assertThat(line.pieces()).isEqualTo(net).isPositive();
        assertThat(line.unitPriceMinor())
            .isEqualTo(
                Shops.products().stream()
                    .filter(product -> product.sku().equals(line.sku()))
                    .findFirst()
                    .orElseThrow()
                    .priceMinor());
      }
    }
    assertThat(truth.baskets()).hasSize(40);
    assertThat(truth.baskets().values()).anyMatch(basket -> basket.pieces() >= 5);
  }

  @Test
  void burstsThatNoSensorMadeAreUnknown() {
    assertThat(truth.burst("store-1-zone-1-camera-1", "boot-of-another-day", 3)).isEmpty();
  }

  @Test
  void theFileHasALinePerFact(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("truth.jsonl");
    truth.writeTo(file);

    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(kind(lines, "movement")).hasSize(truth.movements().size());
    assertThat(kind(lines, "basket")).hasSize(40);
    assertThat(kind(lines, "burst")).hasSize((int) simulation.bursts());
    JsonNode movement = kind(lines, "movement").get(0);
    assertThat(movement.get("startedAt").asText())
        .isEqualTo(truth.movements().get(0).startedAt().toString());
    assertThat(
            kind(lines, "basket").stream().mapToLong(basket -> basket.get("totalMinor").asLong()))
        .containsExactlyElementsOf(
            truth.baskets().values().stream().map(TrueBasket::totalMinor).toList());
  }

  private static List<JsonNode> kind(List<JsonNode> lines, String kind) {
    return lines.stream().filter(line -> line.get("kind").asText().equals(kind)).toList();
  }
}
