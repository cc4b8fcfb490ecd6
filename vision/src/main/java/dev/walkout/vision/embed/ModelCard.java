package dev.walkout.vision.embed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.walkout.vision.match.Thresholds;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model is, beside its graph: {@code model.json}.
 *
 * @param name of the model
 * @param version content hash of the graph, 16 hex digits
 * @param inputSize pixels a side that pictures are letterboxed to
 * @param dimension length of an embedding
 * @param temperature T of softmax(-distance / T), which turns distances into probabilities
 * @param thresholds by product category or by {@link Thresholds#ofProduct}; "*" is the fallback
 * @param trainedOn the photo folders, by content
 * @param metrics what was measured on held-out photos, by name
 * @param settings how it was trained, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelCard(
    String name,
    String version,
    int inputSize,
    int dimension,
    double temperature,
    Map<String, Thresholds> thresholds,
    List<TrainingData> trainedOn,
    Map<String, Double> metrics,
    Map<String, String> settings) {

  /** The file beside {@code saved_model.pb}. */
  public static final String FILE = CardFile.NAME;

  /** Stands for every category without thresholds of its own. */
  public static final String ANY_CATEGORY = Thresholds.ANY_CATEGORY;

  /**
   * A photo folder that was trained on.
   *
   * @param name of the folder
   * @param products in it that were trained on
   * @param photos of them that were trained on
   * @param sha256 over the sorted hashes of these photos, hexadecimal
   */
  public record TrainingData(String name, int products, int photos, String sha256) {}

  public ModelCard {
    require("name", name != null && !name.isBlank(), name);
    require("version", version != null && !version.isBlank(), version);
    require("inputSize", inputSize > 0, inputSize);
    require("dimension", dimension > 0, dimension);
    require("temperature", temperature > 0, temperature);
    thresholds = sorted(thresholds);
    trainedOn = trainedOn == null ? List.of() : List.copyOf(trainedOn);
    metrics = sorted(metrics);
    settings = sorted(settings);
  }

  private static void require(String field, boolean holds, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "model card: " + field + " is " + value + "; train or export the model again");
    }
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /**
   * The thresholds of a category, else those of "*".
   *
   * @throws IllegalArgumentException when the model has neither
   */
  public Thresholds thresholds(String category) {
    return found(category, thresholds.getOrDefault(category, thresholds.get(ANY_CATEGORY)));
  }

  /**
   * The thresholds of a product, else those of its category, else those of "*".
   *
   * @throws IllegalArgumentException when the model has none of these
   */
  public Thresholds thresholds(String category, String sku) {
    return found(category, Thresholds.among(thresholds, category, sku));
  }

  private Thresholds found(String category, Thresholds found) {
    if (found == null) {
      throw new IllegalArgumentException(
          "model "
              + name
              + " has no thresholds for category \""
              + category
              + "\" and none for \"*\": calibrate it");
    }
    return found;
  }

  /** Name and version; vectors of models with different ids have nothing to do with each other. */
  public String id() {
    return name + "-" + version;
  }

  /** The same card with other thresholds. */
  public ModelCard withThresholds(Map<String, Thresholds> thresholds) {
    return new ModelCard(
        name, version, inputSize, dimension, temperature, thresholds, trainedOn, metrics, settings);
  }

  /** The same card with these metrics added, replacing those of the same name. */
  public ModelCard withMetrics(Map<String, Double> more) {
    Map<String, Double> all = new TreeMap<>(metrics);
    all.putAll(more);
    return new ModelCard(
        name, version, inputSize, dimension, temperature, thresholds, trainedOn, all, settings);
  }

  /** The text of {@code model.json}. */
  public String toJson() {
    return CardFile.text(this);
  }

  /** Writes {@code model.json} into a model directory, at once or not at all. */
  public void write(Path modelDirectory) {
    CardFile.write(modelDirectory, this);
  }

  /**
   * Reads {@code model.json} from a model directory.
   *
   * @throws IllegalArgumentException when it is missing, not JSON, or lacks a field; it names both
   */
  public static ModelCard read(Path modelDirectory) {
    return CardFile.read(modelDirectory, ModelCard.class, "train");
  }
}
