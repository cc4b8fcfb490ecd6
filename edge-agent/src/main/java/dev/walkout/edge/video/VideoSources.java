package dev.walkout.edge.video;

import dev.walkout.edge.capture.BurstSource;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.detect.Detectors;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Opens films and streams in which the agent itself finds the hands. */
public final class VideoSources {

  private final Detectors detectors;
  private final InstantSource clock;

  /** Sources whose cameras' detectors are opened here. */
  public VideoSources(Detectors detectors, InstantSource clock) {
    this.detectors = detectors;
    this.clock = clock;
  }

  /**
   * Opens a camera.
   *
   * @param bookmark where to go on in a film; empty for the beginning
   * @throws IOException when it does not answer
   */
  public BurstSource open(CameraConfig camera, SourceConfig.Video source, Optional<String> bookmark)
      throws IOException {
    Optional<VideoBookmark> mark =
        source instanceof SourceConfig.Film ? VideoBookmark.parse(bookmark) : Optional.empty();
    FrameSource frames = frames(source, mark.map(VideoBookmark::place));
    try {
      var eyes = new VideoSource.Eyes(frames, detectors.open(camera.detector()));
      return new VideoSource(camera, eyes, mark);
    } catch (RuntimeException e) {
      frames.close();
      throw e;
    }
  }

  /**
   * A camera's frames alone.
   *
   * @param place where to go on in a film, as the source said; empty for the beginning
   * @throws IOException when it does not answer
   */
  public FrameSource frames(SourceConfig.Video source, Optional<String> place) throws IOException {
    if (source instanceof SourceConfig.Film film) {
      return new FilmFrames(film, place, clock);
    }
    if (source instanceof SourceConfig.Rtsp rtsp) {
      return new StreamFrames(rtsp, clock);
    }
    return new StreamFrames((SourceConfig.Mjpeg) source, clock);
  }
}
