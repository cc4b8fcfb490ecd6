package dev.walkout.shop.redis;

import dev.walkout.shop.redis.TableProbe.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses how a server lays out anchors.
 *
 * <p>What the generation in use has is kept, so that those who search and those who write agree.
 * Without one, a server that can do both is measured with a sample: a layout must find {@value
 * #LEAST_RECALL} of the nearest anchors, and of two that do the faster one is taken.
 */
public final class TableChoice {

  private static final Logger log = LoggerFactory.getLogger(TableChoice.class);

  private static final double LEAST_RECALL = 0.99;

  private final RedisConnection connection;

  public TableChoice(RedisConnection connection) {
    this.connection = connection;
  }

  /**
   * The layout for anchors of a model.
   *
   * @param dimension of its embeddings
   */
  public AnchorTable of(String model, int dimension) {
    List<AnchorTable> able = able();
    if (able.size() == 1) {
      return chosen(able.get(0), "the server has no other");
    }
    Optional<String> inUse = kindInUse(model);
    for (AnchorTable table : able) {
      if (inUse.filter(table.kind()::equals).isPresent()) {
        return chosen(table, "its anchors are so already");
      }
    }
    TableProbe probe = new TableProbe(connection.writer(), dimension);
    List<Measured> measured = able.stream().map(probe::measure).toList();
    return chosen(
        best(measured).table(), String.join(", ", measured.stream().map(Measured::text).toList()));
  }

  /** The fastest of those that find enough; if none does, the one that finds most. */
  static Measured best(List<Measured> measured) {
    return measured.stream()
        .filter(one -> one.recall() >= LEAST_RECALL)
        .min(Comparator.comparingDouble(Measured::micros))
        .or(() -> measured.stream().max(Comparator.comparingDouble(Measured::recall)))
        .orElseThrow();
  }

  private List<AnchorTable> able() {
    List<AnchorTable> able = new ArrayList<>();
    if (connection.capabilities().queryEngine()) {
      able.add(new QueryEngineTable());
    }
    if (connection.capabilities().vectorSets()) {
      able.add(new VectorSetTable());
    }
    return able;
  }

  private Optional<String> kindInUse(String model) {
    String store = connection.config().store();
    String number = connection.writer().get(Generation.pointer(store, model));
    if (number == null) {
      return Optional.empty();
    }
    Generation generation = new Generation(store, model, Long.parseLong(number));
    return GenerationFacts.read(connection.writer(), generation).map(GenerationFacts::kind);
  }

  private AnchorTable chosen(AnchorTable table, String why) {
    log.info("{} keeps anchors as {}: {}", connection.config().address(), table.kind(), why);
    return table;
  }
}
