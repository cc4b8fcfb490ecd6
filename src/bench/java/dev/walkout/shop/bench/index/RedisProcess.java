package dev.walkout.shop.bench.index;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Redis server of a benchmark's own: on loopback, in a folder of its own, without saving. */
public final class RedisProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int LEAST_MAJOR = 8;
  private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");

  private final Path folder;
  private final int port;
  private final Path program;
  private Process process;

  private RedisProcess(Path program) throws IOException {
    this.folder = Files.createTempDirectory("walkout-bench-redis");
    this.port = freePort();
    this.program = program;
    this.process = launch();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            program.toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            String.valueOf(port),
            "--dir",
            folder.toString(),
            "--save",
            "",
            "--appendonly",
            "no")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("redis.log").toFile())
        .start();
  }

  /** Starts the Redis that {@link #program} finds; none if there is none. */
  public static Optional<RedisProcess> start() {
    return program()
        .map(
            program -> {
              try {
                RedisProcess started = new RedisProcess(program);
                started.await();
                return started;
              } catch (IOException e) {
                throw new UncheckedIOException(program + " does not start", e);
              }
            });
  }

  /** Where clients find it. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** Kills it; what starts in its place is empty, and answers on return. */
  public void killAndStart() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    process = launch();
    await();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException("Redis " + process.pid() + " did not start");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] pong = "+PONG".getBytes(StandardCharsets.US_ASCII);
      return Arrays.equals(socket.getInputStream().readNBytes(pong.length), pong);
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A port of loopback that nothing listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * The first Redis server of version 8 or newer among the property walkout.redis.server,
   * WALKOUT_REDIS_SERVER, where {@code src/etc/redis8} puts one, and the PATH.
   */
  public static Optional<Path> program() {
    Stream<String> named =
        Stream.of(
                System.getProperty("walkout.redis.server"),
                System.getenv("WALKOUT_REDIS_SERVER"),
                System.getProperty("user.home") + "/.cache/walkout/redis8/redis-server")
            .filter(Objects::nonNull);
    Stream<String> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(place -> place + "/redis-server");
    return Stream.concat(named, onPath).map(Path::of).filter(RedisProcess::isNewEnough).findFirst();
  }

  private static boolean isNewEnough(Path program) {
    if (!Files.isExecutable(program) || Files.isDirectory(program)) {
      return false;
    }
    try {
      Process asked =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(said);
      return version.find() && Integer.parseInt(version.group(1)) >= LEAST_MAJOR;
    } catch (IOException e) {
      return false;
    }
  }
}
