package dev.walkout.shop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A main class of this program in a process of its own, so that it can be killed. */
public final class ChildJvm implements AutoCloseable {

  private static final long LOOK_EVERY_NANOS = 100_000_000;
  private static final int STOPS_WITHIN_SECONDS = 60;
  private static final int TAIL = 3_000;

  private final Process process;
  private final Path log;

  private ChildJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param heapMb how much memory its objects may take
   * @param log what it writes is added to this file; its temporary files lie beside it
   */
  public static ChildJvm start(Class<?> main, List<String> arguments, int heapMb, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMb + "m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1"); // it lives for seconds, too short to be optimised
    command.add("-Djava.awt.headless=true");
    command.add("-Djava.io.tmpdir=" + log.toAbsolutePath().getParent());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start();
      return new ChildJvm(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(main.getSimpleName() + " does not start", e);
    }
  }

  /** In a child: returns when the parent is gone, or when the work is no longer worth doing. */
  public static void whileParentLives(BooleanSupplier goOn) {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    while (parent.isAlive() && goOn.getAsBoolean()) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What no process survives. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to end, and waits until it has. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("process " + process.pid() + " does not stop: " + tail());
    }
  }

  /** The last of what it and those before it wrote. */
  public String tail() {
    try {
      String all = Files.readString(log);
      return all.substring(Math.max(0, all.length() - TAIL));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
