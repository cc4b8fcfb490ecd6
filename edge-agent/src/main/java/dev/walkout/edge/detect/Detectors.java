package dev.walkout.edge.detect;

import dev.walkout.edge.config.DetectorConfig;

/** Opens the detectors of cameras. */
public interface Detectors {

  /**
   * A detector for one camera.
   *
   * @throws IllegalArgumentException when it cannot be had: the message names setting and remedy
   */
  Detector open(DetectorConfig config);
}
