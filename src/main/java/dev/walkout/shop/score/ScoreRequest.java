package dev.walkout.shop.score;

import dev.walkout.shop.UserError;
import dev.walkout.shop.redis.IndexServer;
import dev.walkout.sim.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to score.
 *
 * @param seeds each plays every scenario in a store of its own
 * @param products folder of photos to sell; empty: rendered packages
 * @param model folder of the model; empty: the shipped one
 * @param index server of the index of anchors; empty: an exact one in this JVM
 * @param faultless whether sensors err only where the scenario says so
 */
public record ScoreRequest(
    List<Scenario> scenarios,
    List<Long> seeds,
    Optional<Path> products,
    Optional<Path> model,
    Optional<IndexServer> index,
    boolean faultless) {

  /** More stores than this would not fit into the memory of the program. */
  private static final int MOST_SEEDS = 20;

  public ScoreRequest {
    scenarios = List.copyOf(scenarios);
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty() || seeds.size() > MOST_SEEDS) {
      throw new UserError("--seeds must be 1 to " + MOST_SEEDS + ", not " + seeds.size());
    }
  }

  /** What the products are, for people and for the report. */
  public String productsName() {
    return products.map(Path::toString).orElse("rendered");
  }
}
