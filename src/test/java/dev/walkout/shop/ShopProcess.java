package dev.walkout.shop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The program as a process of its own, with its standard error in a file. */
public final class ShopProcess implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final Pattern RECEIPTS = Pattern.compile("(?m)^receipts: (\\d+) of ");

  private final Process process;
  private final Path err;
  private final Path out;

  private ShopProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts the program.
   *
   * @param home folder of its outputs and, below it, of its temporary files
   */
  public static ShopProcess start(Path home, List<String> arguments) throws IOException {
    Path temporary = Files.createDirectories(temporary(home));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseParallelGC", "-Djava.awt.headless=true"));
    command.add("-XX:TieredStopAtLevel=1"); // it lives for seconds, too short to be optimised
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", classPath(), Walkout.class.getName()));
    command.addAll(arguments);
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new ShopProcess(process, out, err);
  }

  /** Where the program puts its temporary files. */
  public static Path temporary(Path home) {
    return home.resolve("temporary");
  }

  /** Waits until standard error holds the text. */
  public void awaitText(String text) {
    Await.until(DEADLINE, "'" + text + "' in " + err, () -> err().contains(text) || gone());
    if (!err().contains(text)) {
      throw new AssertionError("it ended before '" + text + "':\n" + err());
    }
  }

  /** Waits until so many receipts of the live lane have been seen. */
  public void awaitReceipts(int count) {
    Await.until(DEADLINE, count + " receipts in " + err, () -> receipts() >= count || gone());
    if (receipts() < count) {
      throw new AssertionError("it ended before " + count + " receipts:\n" + err());
    }
  }

  /** The most receipts that the progress has told of. */
  public int receipts() {
    int most = 0;
    Matcher matcher = RECEIPTS.matcher(err());
    while (matcher.find()) {
      most = Math.max(most, Integer.parseInt(matcher.group(1)));
    }
    return most;
  }

  /** What no program survives. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  /** What Ctrl-C sends. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for the end. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end within " + DEADLINE + ":\n" + err());
    }
    return process.exitValue();
  }

  public String err() {
    return read(err);
  }

  public String out() {
    return read(out);
  }

  /** Whether any process is left of it. */
  public boolean alive() {
    return process.isAlive() || process.descendants().findAny().isPresent();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private boolean gone() {
    return !process.isAlive();
  }

  /** The program's own classes and jars, not the tests'. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
