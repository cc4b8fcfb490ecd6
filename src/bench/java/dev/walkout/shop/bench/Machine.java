package dev.walkout.shop.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where and when figures were measured; without it they mean nothing.
 *
 * @param load load average of the last minute when the run began; below 0 where there is none
 */
public record Machine(
    int cores, String cpu, String java, String system, double load, String command, String date) {

  /** With more running beside it than this, a figure says more about the neighbours. */
  private static final double QUIET = 0.5;

  private static final Path CPUS = Path.of("/proc/cpuinfo");

  /** This machine, at this moment. */
  public static Machine now(String command) {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        cpuModel(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        command,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Whether something else ran when this run began. */
  public boolean disturbed() {
    return load > QUIET;
  }

  /** Three lines for people, and a fourth where the figures are not to be trusted. */
  public String text() {
    String text =
        "%s%n%s%n%d cores, %s, %s, %s, load average %.2f at the start%n"
            .formatted(command, date, cores, cpu, java, system, load);
    return disturbed() ? text + warning() : text;
  }

  /** One line about the neighbours. */
  public String warning() {
    return String.format(
        Locale.ROOT,
        "WARNING: load average %.1f at the start, above %.1f: something else uses these cores and"
            + " the figures are noisy; run again on an idle machine%n",
        load,
        QUIET);
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(CPUS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor"; // only Linux has the file, and only the report wants it
    }
  }
}
