package dev.walkout.shop.search.visual;

import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The colours that make up most of what a photo shows.
 *
 * <p>Each pixel gets the name of the nearest colour. What is joined to the border and has the
 * border's colour is taken for background, as long as enough is left: a white bottle on a white
 * table stays white.
 */
public final class DominantColours {

  private static final int SIDE = 64;
  private static final int MOST = 4;
  private static final double LEAST_SHARE = 0.08;

  /** A border of which less has one colour is no background. */
  private static final double PLAIN_BORDER = 0.5;

  /** Of the picture, the least that may be left without its background. */
  private static final double LEAST_LEFT = 0.15;

  private DominantColours() {}

  /** A colour and the share of the photo, without its background, that has it. */
  public record Share(NamedColour colour, double share) {}

  /** At most four colours, the greatest share first; at least one. */
  public static List<Share> of(Picture photo) {
    NamedColour[] pixels = names(Letterbox.resize(photo, SIDE, SIDE));
    boolean[] background = background(pixels);
    Map<NamedColour, Integer> counts = new EnumMap<>(NamedColour.class);
    int left = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (!background[i]) {
        counts.merge(pixels[i], 1, Integer::sum);
        left++;
      }
    }
    double all = left;
    List<Share> shares =
        counts.entrySet().stream()
            .map(entry -> new Share(entry.getKey(), entry.getValue() / all))
            .sorted(Comparator.comparingDouble(Share::share).reversed())
            .toList();
    List<Share> great =
        shares.stream().filter(share -> share.share() >= LEAST_SHARE).limit(MOST).toList();
    return great.isEmpty() ? shares.subList(0, 1) : great;
  }

  private static NamedColour[] names(Picture small) {
    NamedColour[] names = new NamedColour[SIDE * SIDE];
    byte[] rgb = small.rgb();
    for (int i = 0; i < names.length; i++) {
      int colour =
          (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
      names[i] = NamedColour.nearest(colour);
    }
    return names;
  }

  private static boolean[] background(NamedColour[] pixels) {
    boolean[] background = new boolean[pixels.length];
    int[] counts = new int[NamedColour.values().length];
    int border = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (onBorder(i)) {
        counts[pixels[i].ordinal()]++;
        border++;
      }
    }
    int most = 0;
    for (int name = 1; name < counts.length; name++) {
      most = counts[name] > counts[most] ? name : most;
    }
    if (counts[most] < PLAIN_BORDER * border) {
      return background;
    }
    int found = flood(pixels, NamedColour.values()[most], background);
    if (pixels.length - found < LEAST_LEFT * pixels.length) {
      Arrays.fill(background, false);
    }
    return background;
  }

  /** Marks all pixels of the colour that are joined to the border; returns how many. */
  private static int flood(NamedColour[] pixels, NamedColour colour, boolean[] marked) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < pixels.length; i++) {
      if (onBorder(i)) {
        open.push(i);
      }
    }
    int count = 0;
    while (!open.isEmpty()) {
      int at = open.pop();
      if (!marked[at] && pixels[at] == colour) {
        marked[at] = true;
        count++;
        neighbours(at, open);
      }
    }
    return count;
  }

  private static void neighbours(int pixel, Deque<Integer> open) {
    int x = pixel % SIDE;
    if (x > 0) {
      open.push(pixel - 1);
    }
    if (x < SIDE - 1) {
      open.push(pixel + 1);
    }
    if (pixel >= SIDE) {
      open.push(pixel - SIDE);
    }
    if (pixel < SIDE * (SIDE - 1)) {
      open.push(pixel + SIDE);
    }
  }

  private static boolean onBorder(int pixel) {
    int x = pixel % SIDE;
    int y = pixel / SIDE;
    return x == 0 || y == 0 || x == SIDE - 1 || y == SIDE - 1;
  }
}
