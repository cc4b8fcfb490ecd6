package dev.walkout.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.topology.checkout.CheckoutTopology;
import dev.walkout.topology.checkout.StateStores;
import dev.walkout.topology.recognition.RecognitionTopology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/**
 * The topologies are what they were in the golden files.
 *
 * <p>Before a golden file changes, think of a shop that runs the version before:
 *
 * <ul>
 *   <li>A renamed store has another changelog topic: what it kept is stranded, open trips with it.
 *   <li>A source, processor or store that moves to another sub-topology renumbers the tasks, and
 *       with them the folders of all state on disk.
 *   <li>A topic that is no longer read keeps records that nobody will settle: drain it first.
 *   <li>A state record that changes must still read what the version before wrote.
 * </ul>
 *
 * <p>Then write the file anew from the message of the failing test, and say in the change how a
 * running shop gets there.
 */
class GoldenTopologyTest {

  private final AvroSerdes serdes = AvroSerdes.inJvm();

  @Test
  void recognitionIsWhatItWas() throws IOException {
    assertGolden(
        "recognition.txt",
        new RecognitionTopology(Lane.LIVE, serdes, () -> (burst, source) -> null));
  }

  @Test
  void checkoutIsWhatItWas() throws IOException {
    for (StateStores stores : StateStores.values()) {
      assertGolden(
          "checkout.txt",
          new CheckoutTopology(Lane.LIVE, serdes, stores, CheckoutConfig.defaults()));
    }
  }

  @Test
  void anotherLaneWritesToTopicsOfItsOwn() {
    String described =
        new CheckoutTopology(
                new Lane("oracle"), serdes, StateStores.IN_MEMORY, CheckoutConfig.defaults())
            .get()
            .describe()
            .toString();
    assertThat(described)
        .contains("oracle.sightings", "oracle.movements", "oracle.receipts")
        .contains("topics: [door]", "topics: [presence]", "topics: [products]");
  }

  private static void assertGolden(String file, Supplier<Topology> topology) throws IOException {
    try (InputStream golden = GoldenTopologyTest.class.getResourceAsStream("/golden/" + file)) {
      String expected =
          golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(topology.get().describe().toString()).isEqualToNormalizingNewlines(expected);
    }
  }
}
