package dev.walkout.shop.redis;

import dev.walkout.shop.Await;
import dev.walkout.shop.bench.index.RedisProcess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Redis server of the test's own: on loopback, in a folder of its own, without saving. */
public final class RedisServer implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  static final RedisConfig.Timeouts PATIENT =
      new RedisConfig.Timeouts(DEADLINE, DEADLINE, DEADLINE);

  private final Path program;
  private final Path folder;
  private final int port;
  private final List<String> args;
  private Process process;

  private RedisServer(Path program, Path folder, int port, List<String> args) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.args = args;
  }

  /** A Redis server program of version 8 or newer; the test is skipped where there is none. */
  public static Path requireFound() {
    Optional<Path> program = RedisProcess.program();
    Assumptions.assumeTrue(
        program.isPresent(), "no Redis 8 server here; src/etc/redis8 puts one into ~/.cache");
    return program.get();
  }

  /**
   * Starts a server and waits until it answers; the test is skipped where there is no program.
   *
   * @param args further settings, as on redis-server's command line
   */
  public static RedisServer start(String... args) {
    try {
      Path folder = Files.createTempDirectory("walkout-redis");
      RedisServer server =
          new RedisServer(requireFound(), folder, RedisProcess.freePort(), List.of(args));
      server.launch();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens: {@code redis://127.0.0.1:port}. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** How to reach it without hurry: a busy machine must not fail a test that is not about time. */
  public RedisConfig config() {
    return RedisConfig.of(uri()).withTimeouts(PATIENT);
  }

  public int port() {
    return port;
  }

  /** The server's own folder, removed when it is closed. */
  public Path folder() {
    return folder;
  }

  /** Ends it at once, as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("Redis " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops it from running; connections stay open and nothing is answered. */
  public void pause() {
    signal("STOP");
  }

  /** Lets it run on after {@link #pause}. */
  public void resume() {
    signal("CONT");
  }

  /** Kills it and starts it again on the same port; without saving, it holds nothing then. */
  public void restartEmpty() {
    kill();
    launch();
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launch() {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("--bind", "127.0.0.1", "--port", String.valueOf(port)));
    command.addAll(List.of("--dir", folder.toString(), "--save", "", "--appendonly", "no"));
    command.addAll(args);
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("redis.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until(DEADLINE, "Redis answers on port " + port, this::answers);
  }

  /** Whether PING is answered, be it with a demand for a password; fails if the process died. */
  private boolean answers() {
    if (!process.isAlive()) {
      throw new AssertionError("Redis did not start: " + log());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) DEADLINE.toMillis());
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      byte[] start = in.readNBytes("+PONG".length());
      return Arrays.equals(start, "+PONG".getBytes(StandardCharsets.US_ASCII))
          || Arrays.equals(start, "-NOAU".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException notYet) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("redis.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void signal(String name) {
    run("kill", "-" + name, String.valueOf(process.pid()))
        .filter(output -> output.isEmpty())
        .orElseThrow(() -> new AssertionError("cannot send SIG" + name));
  }

  /** What a short program printed, if it ended well. */
  private static Optional<String> run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
