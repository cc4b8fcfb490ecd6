package dev.walkout.vision.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * What an evaluation found; rates and shares are 0 to 1.
 *
 * @param known photos of products that are in the gallery
 * @param unseen photos of new products, or null if none were given
 * @param gate what the gate did with the known products' photos, one crop a burst
 * @param strangers what it did with photos of products that are not in the gallery
 * @param msPerCrop milliseconds of one thread to read, decode and embed a photo
 * @param naive colour histogram and oriented gradients, nearest photo
 * @param oracle the true product for each photo: what a row can reach
 * @param seenInTraining shares of the photos that the model was trained on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationReport(
    Model model,
    Data data,
    Known known,
    Unseen unseen,
    GateShares gate,
    Strangers strangers,
    double msPerCrop,
    Timing timing,
    Row naive,
    Row oracle,
    SeenInTraining seenInTraining) {

  /** The model judged. */
  public record Model(String name, String version, int inputSize, int dimension) {}

  /** What it was judged on; {@code fresh} is null if no new products were given. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Data(
      Folder gallery,
      Folder queries,
      @JsonProperty("new") Folder fresh,
      boolean heldOutSeries,
      int shots,
      int rounds,
      long seed) {}

  /** A folder and how much of it was used. */
  public record Folder(String path, int products, int photos) {}

  /** Known products: the share whose product is nearest, and among the nearest five. */
  public record Known(double top1, double top5) {}

  /** New products among themselves, and the same photos among all products old and new. */
  public record Unseen(double top1, double top5, Known inFullGallery) {}

  /**
   * The gate's work.
   *
   * @param accept share accepted by centroids alone
   * @param reject share rejected by centroids alone
   * @param search share whose anchors were searched
   * @param errorRate wrong among those decided by centroids alone
   * @param wrongAcceptRate wrong among all that were called KNOWN
   * @param coverage share called KNOWN
   */
  public record GateShares(
      double accept,
      double reject,
      double search,
      double errorRate,
      double wrongAcceptRate,
      double coverage) {

    static GateShares of(Tally tally) {
      return new GateShares(
          Tally.share(tally.accept().all(), tally.queries()),
          Tally.share(tally.reject().all(), tally.queries()),
          Tally.share(tally.search().all(), tally.queries()),
          tally.fastErrorRate(),
          tally.wrongAcceptRate(),
          tally.coverage());
    }
  }

  /** Photos of products not in the gallery: {@code accepted} would be a wrong charge each. */
  public record Strangers(
      String how, long queries, double accepted, double doubted, double rejected) {}

  /** How msPerCrop was measured. */
  public record Timing(int batch, int threads, String what) {}

  /** A row to compare with. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(String what, Known known, Unseen unseen, Double msPerCrop) {}

  /** Shares of the photos, by content, that the model was trained on. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SeenInTraining(double gallery, double queries, @JsonProperty("new") Double fresh) {}

  /** Indented JSON with these names as fields. */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
    } catch (JsonProcessingException recordsCanBeWritten) {
      throw new IllegalStateException(recordsCanBeWritten);
    }
  }

  /** A table for a terminal. */
  public String table() {
    return new EvaluationTable(this).text();
  }
}
