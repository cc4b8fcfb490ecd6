package dev.walkout.edge.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;

/** What finds hands in a camera's frames; {@code kind} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DetectorConfig.Motion.class, name = DetectorConfig.MOTION),
  @JsonSubTypes.Type(value = DetectorConfig.Grid.class, name = DetectorConfig.GRID)
})
public sealed interface DetectorConfig {

  /** What differs from the learned background. */
  String MOTION = "motion";

  /** A trained network. */
  String GRID = "grid";

  /** {@link #MOTION} or {@link #GRID}. */
  String kind();

  /**
   * What differs from the learned background.
   *
   * @param contrast levels of 255 by which a place must differ from the background, 4 to 60 (14)
   */
  record Motion(Integer contrast) implements DetectorConfig {
    public Motion {
      contrast = Bounds.between("contrast", contrast == null ? 14 : contrast, 4, 60);
    }

    @Override
    public String kind() {
      return MOTION;
    }
  }

  /**
   * A network that was trained to find hands and products.
   *
   * @param model the folder of the trained model
   */
  record Grid(Path model) implements DetectorConfig {
    public Grid {
      Bounds.given("model", model);
    }

    @Override
    public String kind() {
      return GRID;
    }
  }
}
