package dev.walkout.shop.bench.index;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.redis.AnchorsTopic;
import dev.walkout.shop.redis.ProjectionState.Phase;
import dev.walkout.shop.redis.Projector;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.vision.embed.ModelCard;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A projector that is a process of its own, so that it can be killed. */
final class ProjectorProcess implements AutoCloseable {

  private static final long LOOK_EVERY_NANOS = 100_000_000;

  private final Process process;

  private ProjectorProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one; it writes what it logs to a file.
   *
   * @param stand whose catalogue it projects
   */
  static ProjectorProcess start(IndexStand stand, File log) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx500m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // it lives for seconds, too short to be optimised
            "-cp",
            System.getProperty("java.class.path"),
            ProjectorProcess.class.getName(),
            stand.address(),
            stand.server().uri().toString(),
            stand.server().store());
    return new ProjectorProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start());
  }

  /** The process itself: broker, server and store are its arguments. */
  public static void main(String[] args) {
    ModelCard model = OperationsBench.model();
    RedisConnection connection = RedisConnection.open(RedisConfig.of(args[1]).withStore(args[2]));
    AnchorsTopic topic = new AnchorsTopic(args[0], AvroSerdes.inJvm(), model);
    Projector projector = new Projector(IndexStand.generations(connection, model), topic);
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    while (parent.isAlive() && projector.state().phase() != Phase.DEAD) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    System.exit(projector.state().phase() == Phase.DEAD ? 1 : 0);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What no process survives. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
