package dev.walkout.edge.video;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.walkout.edge.frame.Frame;
import dev.walkout.schemas.avro.GapReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Finds out whether a frame shows anything that can be relied on. */
final class FrameWatch implements AutoCloseable {

  /** Even in the dark a sensor's noise changes some level within seconds. */
  private static final Duration FROZEN = Duration.ofSeconds(10);

  private static final int COLUMNS = 64;
  private static final int ROWS = 48;
  private static final int DARK = 28;
  private static final int PLAIN = 6;

  private final Mat sample = new Mat();
  private final Size size = new Size(COLUMNS, ROWS);
  private final byte[] levels = new byte[COLUMNS * ROWS];
  private final byte[] before = new byte[COLUMNS * ROWS];
  private Instant changedAt;

  /**
   * Why a frame shows nothing.
   *
   * @param said what is wrong and what to do
   */
  record Fault(GapReason reason, String said) {}

  /** What is wrong with a frame; empty when nothing is. */
  Optional<Fault> look(Frame frame) {
    resize(frame.luma(), sample, size, 0, 0, INTER_NEAREST);
    sample.data().get(levels);
    boolean frozen = frozen(frame.at());
    System.arraycopy(levels, 0, before, 0, levels.length);
    if (frame.damaged() || half()) {
      return fault("frames come broken: check the cable and the network");
    }
    if (spread(0, levels.length) <= PLAIN) {
      return fault(
          mean() < DARK
              ? "the picture is black: uncover the lens, or switch on the light"
              : "the picture is plain: uncover the lens");
    }
    return frozen ? fault("the picture stands still: start the camera anew") : Optional.empty();
  }

  @Override
  public void close() {
    sample.close();
    size.close();
  }

  private static Optional<Fault> fault(String said) {
    return Optional.of(new Fault(GapReason.CAMERA_DOWN, said));
  }

  private boolean frozen(Instant at) {
    if (changedAt == null || !Arrays.equals(levels, before)) {
      changedAt = at;
    }
    return Duration.between(changedAt, at).compareTo(FROZEN) > 0;
  }

  /** A decoder fills what did not arrive with one level. */
  private boolean half() {
    int lowerQuarter = levels.length * 3 / 4;
    return spread(lowerQuarter, levels.length) == 0 && spread(0, lowerQuarter) > PLAIN;
  }

  private int spread(int from, int to) {
    int least = 255;
    int most = 0;
    for (int i = from; i < to; i++) {
      least = Math.min(least, levels[i] & 255);
      most = Math.max(most, levels[i] & 255);
    }
    return most - least;
  }

  private int mean() {
    int sum = 0;
    for (byte level : levels) {
      sum += level & 255;
    }
    return sum / levels.length;
  }
}
