package dev.walkout.edge.capture;

import dev.walkout.edge.config.CameraConfig;
import java.io.IOException;
import java.util.Optional;

/** Opens the sources of cameras. */
public interface BurstSources {

  /**
   * Opens a camera's source.
   *
   * @param bookmark where to go on; empty for the beginning
   * @throws IOException when the camera does not answer; it is tried again
   * @throws IllegalArgumentException when it never will: the message names setting and remedy
   */
  BurstSource open(CameraConfig camera, Optional<String> bookmark) throws IOException;
}
