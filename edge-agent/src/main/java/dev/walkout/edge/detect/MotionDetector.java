package dev.walkout.edge.detect;

import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.edge.detect.Blobs.Blob;
import dev.walkout.edge.detect.Tips.Tip;
import dev.walkout.edge.frame.Box;
import dev.walkout.edge.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds arms as what differs from the learned background, on a picture a sixteenth as large.
 *
 * <p>Needs no training and no model; what has the colours of the background behind it is not seen.
 */
public final class MotionDetector implements Detector {

  /** Places of the small picture that must differ before anything is looked at. */
  private static final int LEAST_DIFFERENT = 60;

  private static final int LEAST_AREA = 90;

  /** A sleeve with the floor's colour leaves such a gap between hand and elbow. */
  private static final int GAP = 9;

  private static final int SHORTEST_ARM = 8;

  private final int contrast;
  private final Reducer reducer = new Reducer();
  private Background background;
  private Blobs blobs;
  private byte[] differs = {};

  public MotionDetector(DetectorConfig.Motion config) {
    this.contrast = config.contrast();
  }

  @Override
  public List<Reach> find(Frame frame) {
    Levels now = reducer.reduce(frame);
    if (background == null) {
      begin(now);
      return List.of();
    }
    if (background.compare(now, differs) < LEAST_DIFFERENT) {
      return List.of();
    }
    double scale = (double) frame.width() / now.width();
    List<Reach> reaches = new ArrayList<>();
    for (Blob blob : blobs.of(differs)) {
      for (Tip tip : Tips.of(blobs, blob)) {
        Arm arm = Arm.of(blobs, blob, tip);
        if (arm.rows() >= SHORTEST_ARM) {
          reaches.add(reach(arm.look(now, differs, scale), arm.tip()));
        }
      }
    }
    return reaches;
  }

  @Override
  public void forget() {
    background = null;
    if (blobs != null) {
      blobs.close();
      blobs = null;
    }
  }

  @Override
  public void close() {
    forget();
    reducer.close();
  }

  private void begin(Levels now) {
    forget();
    background = new Background(now, contrast);
    blobs = new Blobs(now, GAP, LEAST_AREA);
    differs = new byte[now.pixels()];
  }

  private static Reach reach(Look look, Tip tip) {
    double tipX = (tip.x() + 0.5) * look.scale();
    double tipY = tip.y() * look.scale();
    Box arm = look.large(look.place());
    return new Reach(arm, tipX, tipY, Optional.empty(), Optional.of(look));
  }
}
