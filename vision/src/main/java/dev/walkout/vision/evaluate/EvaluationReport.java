package dev.walkout.vision.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an evaluation found; rates and shares are 0 to 1.
 *
 * @param noise differences below this are chance
 * @param known photos of products that are in the gallery
 * @param unseen photos of new products, or null if none were given
 * @param gate what the gate did with photos of enrolled products
 * @param strangers what became of photos of products that are not in the gallery
 * @param newBeforeEnrolled the new products as strangers, or null if none were given
 * @param wrongAcceptRate wrong among single photos accepted, by the best thresholds found on other
 *     photos for the stated rate; 1 in 20 queries is a stranger
 * @param coverage known products' photos accepted rightly by them
 * @param calibration what thresholds are worth at other rates, and those found
 * @param msPerCrop milliseconds of one thread to read, decode and embed a photo
 * @param rows to compare with: the shipped general model unless it is the one judged, the naive row
 *     (colour histogram and oriented gradients, nearest photo) and the oracle
 * @param confused products most often taken for others, in the gallery of all products
 * @param clusters categories that look alike
 * @param seenInTraining shares of the photos that the model was trained on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationReport(
    Model model,
    Data data,
    Noise noise,
    Sides known,
    Sides unseen,
    Gate gate,
    Strangers strangers,
    Strangers newBeforeEnrolled,
    double wrongAcceptRate,
    double coverage,
    LimitReport calibration,
    double msPerCrop,
    Timing timing,
    @JsonUnwrapped Rows rows,
    List<Confusion> confused,
    List<ClusterRow> clusters,
    SeenInTraining seenInTraining) {

  /** The model judged. */
  public record Model(String name, String version, int inputSize, int dimension) {}

  /** What it was judged on; {@code fresh} and {@code strangers} are null if none were given. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Data(
      Folder gallery,
      Folder queries,
      @JsonProperty("new") Folder fresh,
      Folder strangers,
      boolean heldOutSeries,
      int shots,
      int seeds,
      long seed) {}

  /** A folder and how much of it was used. */
  public record Folder(String path, int products, int photos) {}

  /**
   * How much figures move by chance.
   *
   * @param seeds greatest top1 of a seed less the least, over all rows of the table
   * @param photos half the widest 95 % interval of a top1, for so many photos
   */
  public record Noise(double seeds, double photos) {}

  /** Photos asked of the gallery of their like, and of all products old and new. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sides(@JsonUnwrapped Recalls alone, Recalls inFullGallery) {}

  /**
   * The gate's work: on single photos of known products, on four of them in a row, and on single
   * ones when new products stand beside (null without new products).
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Gate(
      @JsonUnwrapped GateShares single, GateShares burstOf4, GateShares inFullGallery) {

    static Gate of(Tally single, Tally photos, Tally inFull) {
      return new Gate(
          GateShares.of(single),
          GateShares.of(photos),
          inFull.queries() == 0 ? null : GateShares.of(inFull));
    }
  }

  /**
   * How a gate decided.
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

  /** How msPerCrop was measured. */
  public record Timing(int batch, int threads, String what) {}

  /** Rows to compare with; {@code shipped} is null if that model is the one judged. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Rows(Row shipped, Row naive, Row oracle) {}

  /** A row to compare with. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      String what, Sides known, Sides unseen, Strangers strangers, Double msPerCrop) {}

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

  /** The model judged and those it is compared with, the oracle last. */
  public List<Row> table() {
    String name = model.name() + " " + model.version();
    return Stream.of(
            new Row(name, known, unseen, strangers, msPerCrop),
            rows.shipped(),
            rows.naive(),
            rows.oracle())
        .filter(row -> row != null)
        .toList();
  }

  /** What a terminal shows. */
  public String text() {
    return new EvaluationTable(this).text();
  }
}
