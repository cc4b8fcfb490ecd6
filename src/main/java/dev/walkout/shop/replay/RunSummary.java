package dev.walkout.shop.replay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.walkout.shop.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A replay in figures, {@code run.json} of its folder.
 *
 * @param recording the file that was replayed
 * @param model that recognised; "as recorded" where sightings were taken from the recording
 * @param settings all of them, by key
 * @param records of the recording that were published
 * @param outputs records by topic
 * @param seconds it took
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunSummary(
    String recording,
    String model,
    String speed,
    int partitions,
    int threads,
    Map<String, String> settings,
    long records,
    Map<String, Long> outputs,
    Figures receipts,
    double seconds) {

  private static final String FILE = "run.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * The last receipts of all trips.
   *
   * @param trips that have one
   * @param byStatus how many of each
   * @param totalMinor what they add up to
   * @param reviews tasks that were asked
   * @param hash over their evidence hashes, in order of trip; equal runs have equal ones
   * @param recorded receipts that the recording has; 0 where it holds none
   * @param same how many of these came out the same: products, pieces, amounts, doubts and state
   */
  public record Figures(
      int trips,
      Map<String, Integer> byStatus,
      long totalMinor,
      long reviews,
      String hash,
      int recorded,
      int same) {}

  /** The figures as JSON. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and text are always JSON", e);
    }
  }

  void write(Path folder) {
    try {
      Files.writeString(folder.resolve(FILE), toJson() + "\n");
    } catch (IOException e) {
      throw new UserError("--out " + folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  static boolean in(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static RunSummary read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return JSON.readValue(Files.readString(file), RunSummary.class);
    } catch (IOException e) {
      throw new UserError(
          folder
              + " is no run ("
              + FILE
              + " cannot be read): give a folder that"
              + " `walkout replay --out` wrote",
          e);
    }
  }

  /** A few lines for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            java.util.Locale.ROOT,
            "%d records at %s, %d partitions, %d threads, model %s: %.1f s%n",
            records,
            speed,
            partitions,
            threads,
            model,
            seconds));
    text.append(
        String.format(
            java.util.Locale.ROOT,
            "%d receipts %s, %.2f in all, %d reviews%n",
            receipts.trips(),
            receipts.byStatus(),
            receipts.totalMinor() / 100.0,
            receipts.reviews()));
    if (receipts.recorded() > 0) {
      text.append("the same as recorded: ").append(receipts.same()).append(" of ");
      text.append(receipts.recorded()).append('\n');
    }
    return text.append("receipts ").append(receipts.hash()).append('\n').toString();
  }
}
