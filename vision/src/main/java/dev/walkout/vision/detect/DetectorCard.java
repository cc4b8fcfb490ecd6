package dev.walkout.vision.detect;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.walkout.vision.embed.CardFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a grid detector is, beside its graph: {@code model.json}.
 *
 * @param kind {@value #KIND}
 * @param format of the graph's output, {@value #FORMAT}
 * @param name of the model
 * @param version content hash of the graph, 16 hexadecimal digits
 * @param width of pictures in pixels
 * @param height of pictures in pixels
 * @param columns of the grid
 * @param rows of the grid
 * @param trainedOn the films, by content
 * @param metrics what was measured on films that were held out, by name
 * @param settings how it was trained, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DetectorCard(
    String kind,
    int format,
    String name,
    String version,
    int width,
    int height,
    int columns,
    int rows,
    List<TrainingFilm> trainedOn,
    Map<String, Double> metrics,
    Map<String, String> settings) {

  /** Tells the folder of a detector from that of another model. */
  public static final String KIND = "grid-detector";

  /** Rises when the graph's output, or what is done to pictures before it, changes. */
  public static final int FORMAT = 1;

  private static final String VERB = "train-detector";

  /**
   * A film that was trained on.
   *
   * @param name of it
   * @param frames of it that were trained on
   * @param boxes in them
   * @param sha256 over these frames and boxes, hexadecimal
   */
  public record TrainingFilm(String name, int frames, int boxes, String sha256) {}

  /** Of any card, as much as says what it is; both are null in a card of another kind. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Heading(String kind, Integer format) {}

  public DetectorCard {
    trainedOn = List.copyOf(trainedOn);
    metrics = new TreeMap<>(metrics);
    settings = new TreeMap<>(settings);
  }

  /** Name and version. */
  public String id() {
    return name + "-" + version;
  }

  /** Writes {@code model.json} into a model directory, at once or not at all. */
  public void write(Path modelDirectory) {
    CardFile.write(modelDirectory, this);
  }

  /**
   * Reads {@code model.json} from a model directory.
   *
   * @throws IllegalArgumentException when it is missing, lacks a field, or is of a model of another
   *     kind or format
   */
  public static DetectorCard read(Path modelDirectory) {
    Heading heading = CardFile.read(modelDirectory, Heading.class, VERB);
    if (!KIND.equals(heading.kind())) {
      throw new IllegalArgumentException(
          "the model in "
              + modelDirectory
              + " is no grid detector (kind in "
              + CardFile.NAME
              + " is "
              + heading.kind()
              + "): give a folder that `walkout "
              + VERB
              + "` wrote");
    }
    if (heading.format() == null || heading.format() != FORMAT) {
      throw new IllegalArgumentException(
          "the detector in "
              + modelDirectory
              + " has format "
              + heading.format()
              + ", this program reads "
              + FORMAT
              + ": train it again with `walkout "
              + VERB
              + "`");
    }
    return CardFile.read(modelDirectory, DetectorCard.class, VERB);
  }
}
