package dev.walkout.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameViewTest {

  private static final double[] PLAIN_LIGHT = {1, 1, 1};
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;

  /** Black with a white box. */
  private static LabelledFrame frame(RelativeBox box) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    FilmedShapes.paint(rgb, WIDTH, box, new int[] {255, 255, 255});
    return new LabelledFrame(
        new Picture(WIDTH, HEIGHT, rgb), List.of(new LabelledBox(Thing.HAND, box)));
  }

  @Test
  void boxesGoWherePixelsGo() {
    LabelledFrame frame = frame(new RelativeBox(0.2, 0.3, 0.25, 0.4));
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 50; i++) {
      FrameView drawn = FrameView.drawn(random);
      FrameView view =
          new FrameView(
              drawn.mirrored(), drawn.zoom(), drawn.aside(), drawn.down(), PLAIN_LIGHT, 0);
      byte[] out = new byte[3 * WIDTH * HEIGHT];
      view.draw(frame.picture(), random, out, 0);
      RelativeBox white = white(out);
      RelativeBox box = view.boxes(frame.boxes()).get(0).box();
      assertThat(white.left()).as(view.toString()).isEqualTo(box.left(), within(1.01 / WIDTH));
      assertThat(white.right()).isEqualTo(box.right(), within(1.01 / WIDTH));
      assertThat(white.top()).isEqualTo(box.top(), within(1.01 / HEIGHT));
      assertThat(white.bottom()).isEqualTo(box.bottom(), within(1.01 / HEIGHT));
    }
  }

  private static RelativeBox white(byte[] rgb) {
    int left = WIDTH;
    int top = HEIGHT;
    int right = 0;
    int bottom = 0;
    for (int i = 0; i < rgb.length / 3; i++) {
      if (rgb[3 * i] != 0) {
        left = Math.min(left, i % WIDTH);
        right = Math.max(right, i % WIDTH + 1);
        top = Math.min(top, i / WIDTH);
        bottom = Math.max(bottom, i / WIDTH + 1);
      }
    }
    return new RelativeBox(
        (double) left / WIDTH,
        (double) top / HEIGHT,
        (double) (right - left) / WIDTH,
        (double) (bottom - top) / HEIGHT);
  }

  @Test
  void thePlainViewIsTheFrame() {
    LabelledFrame frame = frame(new RelativeBox(0.2, 0.3, 0.25, 0.4));
    byte[] out = new byte[3 * WIDTH * HEIGHT + 6];
    FrameView plain = new FrameView(false, 1, 0, 0, PLAIN_LIGHT, 0);
    plain.draw(frame.picture(), new SplittableRandom(1), out, 6);
    assertThat(Arrays.copyOfRange(out, 6, out.length)).isEqualTo(frame.picture().rgb());
    assertThat(plain.boxes(frame.boxes())).hasSize(1);
    assertThat(plain.boxes(frame.boxes()).get(0).box().overlap(frame.boxes().get(0).box()))
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void whatLeavesThePictureIsCutOffAndThenGone() {
    List<LabelledBox> boxes =
        List.of(new LabelledBox(Thing.PRODUCT, new RelativeBox(0.8, 0.4, 0.2, 0.2)));
    RelativeBox half = right(0.1).boxes(boxes).get(0).box();
    assertThat(half.left()).isEqualTo(0.9, within(1e-9));
    assertThat(half.width()).isEqualTo(0.1, within(1e-9));
    assertThat(right(0.15).boxes(boxes)).as("a quarter is left").isEmpty();
    assertThat(right(0.9).boxes(boxes)).isEmpty();
  }

  private static FrameView right(double shift) {
    return new FrameView(false, 1, shift, 0, PLAIN_LIGHT, 0);
  }

  @Test
  void lightMultipliesAndNoiseSpreads() {
    byte[] grey = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(grey, (byte) 100);
    byte[] out = new byte[grey.length];
    FrameView view = new FrameView(false, 1, 0, 0, new double[] {1.5, 1, 3}, 0);
    view.draw(new Picture(WIDTH, HEIGHT, grey), new SplittableRandom(1), out, 0);
    assertThat(out[0]).isEqualTo((byte) 150);
    assertThat(out[1]).isEqualTo((byte) 100);
    assertThat(out[2]).isEqualTo((byte) 255);
    FrameView noisy = new FrameView(false, 1, 0, 0, PLAIN_LIGHT, 8);
    noisy.draw(new Picture(WIDTH, HEIGHT, grey), new SplittableRandom(1), out, 0);
    double squares = 0;
    for (byte value : out) {
      squares += Math.pow((value & 0xFF) - 100, 2) / out.length;
    }
    assertThat(Math.sqrt(squares)).isEqualTo(8, within(0.5));
  }
}
