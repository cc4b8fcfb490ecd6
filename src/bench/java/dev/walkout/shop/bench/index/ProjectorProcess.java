package dev.walkout.shop.bench.index;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.bench.ChildJvm;
import dev.walkout.shop.redis.AnchorsTopic;
import dev.walkout.shop.redis.ProjectionState.Phase;
import dev.walkout.shop.redis.Projector;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.vision.embed.ModelCard;
import java.io.File;
import java.util.List;

/** A projector that is a process of its own, so that it can be killed. */
final class ProjectorProcess implements AutoCloseable {

  private static final int HEAP_MB = 500;

  private final ChildJvm process;

  private ProjectorProcess(ChildJvm process) {
    this.process = process;
  }

  /**
   * Starts one; it writes what it logs to a file.
   *
   * @param stand whose catalogue it projects
   */
  static ProjectorProcess start(IndexStand stand, File log) {
    List<String> arguments =
        List.of(stand.address(), stand.server().uri().toString(), stand.server().store());
    return new ProjectorProcess(
        ChildJvm.start(ProjectorProcess.class, arguments, HEAP_MB, log.toPath()));
  }

  /** The process itself: broker, server and store are its arguments. */
  public static void main(String[] args) {
    ModelCard model = OperationsBench.model();
    RedisConnection connection = RedisConnection.open(RedisConfig.of(args[1]).withStore(args[2]));
    AnchorsTopic topic = new AnchorsTopic(args[0], AvroSerdes.inJvm(), model);
    Projector projector = new Projector(IndexStand.generations(connection, model), topic);
    ChildJvm.whileParentLives(() -> projector.state().phase() != Phase.DEAD);
    System.exit(projector.state().phase() == Phase.DEAD ? 1 : 0);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What no process survives. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    kill();
  }
}
