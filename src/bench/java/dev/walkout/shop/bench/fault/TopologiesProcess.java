package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.ChildJvm;
import dev.walkout.shop.catalogue.AnchorIndexes;
import dev.walkout.shop.catalogue.GalleryFeed;
import dev.walkout.shop.demo.LaneRun;
import dev.walkout.shop.demo.Resources;
import dev.walkout.shop.demo.ShopFloor;
import dev.walkout.shop.redis.IndexGuard;
import dev.walkout.shop.redis.IndexServer;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.vision.embed.Embedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recognition and checkout in a process of their own, as a shop runs them. */
final class TopologiesProcess {

  private static final Logger log = LoggerFactory.getLogger(TopologiesProcess.class);
  private static final int HEAP_MB = 700;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private TopologiesProcess() {}

  static ChildJvm start(String address, Path state, Optional<String> redis, Path log) {
    List<String> arguments = new ArrayList<>(List.of(address, state.toString()));
    redis.ifPresent(arguments::add);
    return ChildJvm.start(TopologiesProcess.class, arguments, HEAP_MB, log);
  }

  /** The process itself: broker, folder of state and, if anchors lie there, Redis. */
  public static void main(String[] args) throws Exception {
    Optional<IndexServer> index =
        args.length < 3
            ? Optional.empty()
            : Optional.of(new IndexServer(RedisConfig.of(args[2]), IndexGuard.Settings.standard()));
    ShopFloor floor = new ShopFloor(args[0], AvroSerdes.inJvm(), Path.of(args[1]));
    Resources resources = new Resources();
    Thread stop = new Thread(() -> close(resources));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      LaneRun run = open(floor, index, resources);
      ChildJvm.whileParentLives(
          () -> {
            run.check();
            return true;
          });
    } catch (RuntimeException e) {
      log.error("the topologies died", e);
      Runtime.getRuntime().halt(1);
    }
    System.exit(0);
  }

  private static LaneRun open(ShopFloor floor, Optional<IndexServer> index, Resources resources)
      throws Exception {
    Embedder embedder = resources.add(Wiring.embedder(Wiring.shippedModel(), CORES));
    AnchorIndexes indexes =
        resources.add(
            Wiring.anchorIndexes(index, embedder.model(), floor.address(), floor.serdes()));
    GalleryFeed galleries =
        resources.add(new GalleryFeed(embedder.model(), indexes, floor.address(), floor.serdes()));
    return resources.add(floor.open(Lane.LIVE, Wiring.recogniser(embedder, galleries), CORES));
  }

  private static void close(Resources resources) {
    try {
      resources.close();
    } catch (Exception e) {
      log.error("the topologies did not stop as they should", e);
    }
  }
}
