package dev.walkout.shop.demo;

import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.redis.IndexServer;
import dev.walkout.vision.embed.ClusterModels;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to run.
 *
 * @param trips shoppers that come
 * @param seed decides everything that happens in the store
 * @param products folder of photos to sell; empty: rendered packages
 * @param models that recognise
 * @param where what the run stands on
 * @param files where results are written
 */
public record DemoRequest(
    int trips, long seed, Optional<Path> products, Models models, Where where, Files files) {

  /** Distinct rendered products in the shop. */
  public static final int RENDERED_PRODUCTS = 64;

  private static final int MOST_TRIPS = 100_000;

  /**
   * What recognises.
   *
   * @param general folder of the model; empty: the shipped one
   * @param clusters folder of models for some categories, see {@link ClusterModels}; empty: none
   */
  public record Models(Optional<Path> general, Optional<Path> clusters) {

    /** The shipped model alone. */
    public static final Models SHIPPED = new Models(Optional.empty(), Optional.empty());

    /** The folder of the general model. */
    Path generalFolder() {
      return general.orElseGet(Wiring::shippedModel);
    }

    /** The models of clusters, read from their folder. */
    ClusterModels ofClusters() {
      return clusters.map(ClusterModels::read).orElse(ClusterModels.NONE);
    }
  }

  /**
   * Servers and folders.
   *
   * @param kafka broker to use; empty: one in this JVM
   * @param port loopback port of the broker in this JVM; 0 takes a free one
   * @param dir folder kept for a later start; empty: a temporary one that is deleted
   * @param registry schema registry
   * @param index server of the index of anchors; empty: an exact one in this JVM
   */
  public record Where(
      Optional<String> kafka,
      int port,
      Optional<Path> dir,
      String registry,
      Optional<IndexServer> index) {

    public Where {
      if (port < 0 || port > 65535) {
        throw new UserError("--port must be 0 to 65535, not " + port);
      }
    }
  }

  /**
   * Results as files.
   *
   * @param report figures as JSON
   * @param receipts final receipts as JSON lines, in order of trip
   * @param truth what really happened, as JSON lines
   */
  public record Files(Optional<Path> report, Optional<Path> receipts, Optional<Path> truth) {

    public static final Files NONE =
        new Files(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public DemoRequest {
    if (trips < 1 || trips > MOST_TRIPS) {
      throw new UserError("--trips must be 1 to " + MOST_TRIPS + ", not " + trips);
    }
  }

  /** What is run, so that one run can be told from another. */
  public String name() {
    return trips + " trips, seed " + seed + ", products " + productsName();
  }

  /** What the products are, for people and for the report. */
  public String productsName() {
    return products.map(Path::toString).orElse("rendered");
  }
}
