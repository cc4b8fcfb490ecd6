package dev.walkout.vision.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Locale;

/**
 * What models of clusters bring over the general one; shares are 0 to 1.
 *
 * @param general name of the general model
 * @param wrongAccept stated share of accepted photos that may be wrong
 */
public record ClusterReport(String general, double wrongAccept, List<Row> rows) {

  public ClusterReport {
    rows = List.copyOf(rows);
  }

  /**
   * A cluster.
   *
   * @param model of the cluster
   * @param cluster gain over the general model, where only the cluster's products are enrolled
   * @param general what the general model does there
   * @param own what the cluster's does
   * @param ships whether known products gain beyond chance, new ones lose nothing, and other
   *     products are taken for the cluster's no more often than is stated, or than by the general
   *     model
   */
  public record Row(String model, ClusterRow cluster, Side general, Side own, boolean ships) {}

  /**
   * A model in a gallery of the cluster's products.
   *
   * @param top1 nearest product right, single photos
   * @param burstOf4 the same for the mean of four photos in a row
   * @param fresh the same for single photos of new products of the cluster, enrolled beside the
   *     others, mean of the seeds; null without any
   * @param coverage share of known products' photos called KNOWN by the model's thresholds
   * @param misplaced share of other products' photos called KNOWN: a wrong charge each
   * @param msPerCrop milliseconds of one thread to read, decode and embed a photo
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Side(
      double top1,
      double burstOf4,
      @JsonProperty("new") Double fresh,
      double coverage,
      double misplaced,
      double msPerCrop) {}

  /** Indented JSON with these names as fields. */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
    } catch (JsonProcessingException recordsCanBeWritten) {
      throw new IllegalStateException(recordsCanBeWritten);
    }
  }

  /** What a terminal shows: two lines a cluster, percents. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("percent, only the cluster's products enrolled\n");
    for (Row row : rows) {
      ClusterRow cluster = row.cluster();
      text.append(
          String.format(
              Locale.ROOT,
              "%s%n  %d products, %d photos: gain %+.1f (noise %.1f): %s%n",
              String.join(" ", cluster.categories()),
              cluster.products(),
              cluster.queries(),
              100 * cluster.gain(),
              100 * cluster.noise(),
              row.ships() ? "ships" : "stays with the general model"));
      text.append(line(general, row.general())).append(line(row.model(), row.own()));
    }
    return text.toString();
  }

  private static String line(String model, Side side) {
    String fresh =
        side.fresh() == null ? "-" : String.format(Locale.ROOT, "%.1f", 100 * side.fresh());
    return String.format(
        Locale.ROOT,
        "  %-28s known %.1f, 4 photos %.1f, new %s, KNOWN %.1f, other products KNOWN %.1f%n",
        model,
        100 * side.top1(),
        100 * side.burstOf4(),
        fresh,
        100 * side.coverage(),
        100 * side.misplaced());
  }
}
