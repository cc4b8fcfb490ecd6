package dev.walkout.shop.search.visual;

import java.util.Locale;
import java.util.Optional;

/**
 * A colour that everybody has the same word for: the eleven basic terms of B. Berlin and P. Kay,
 * "Basic Color Terms", 1969, with turquoise and beige. The words are those that a product's colours
 * use; each has examples, light and dark, and a shade belongs to the nearest.
 */
public enum NamedColour {
  BLACK(0x000000, 0x1e1e1e, 0x141a24),
  GREY(0x5c5c5c, 0x808080, 0xa0a0a0, 0x6b7580),
  WHITE(0xffffff, 0xe8e8e8, 0xf0f4f8),
  RED(0xe01020, 0xc0141c, 0x8c0f14, 0xff3030),
  ORANGE(0xff8000, 0xf06010, 0xffa030),
  YELLOW(0xffe000, 0xf0d020, 0xffff60, 0xffc400),
  GREEN(0x109020, 0x30c040, 0x0a5020, 0x90d030, 0x6b8e23, 0x8fbc8f),
  TURQUOISE(0x20c0c0, 0x40e0d0, 0x108080),
  BLUE(0x1030d0, 0x3080e0, 0x102060, 0x80b8f0, 0x7f9fc4),
  PURPLE(0x7020a0, 0x9050d0, 0x401060, 0xb080d8),
  PINK(0xff80b0, 0xf0308c, 0xffb6c1, 0xd87093),
  BROWN(0x704020, 0x8b5a2b, 0x402010, 0xa0703c),
  BEIGE(0xf0deb8, 0xd8c090, 0xf5e8d0);

  private final int[] examples;

  NamedColour(int... examples) {
    this.examples = examples;
  }

  /** The word, as products have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its first example, {@code #rrggbb}. */
  public String css() {
    return "#%06x".formatted(examples[0]);
  }

  /** The colour of a word, in any case; {@code gray} is grey. */
  public static Optional<NamedColour> of(String word) {
    String upper = word.strip().toUpperCase(Locale.ROOT);
    for (NamedColour colour : values()) {
      if (colour.name().equals(upper.equals("GRAY") ? "GREY" : upper)) {
        return Optional.of(colour);
      }
    }
    return Optional.empty();
  }

  /** What people see in this sRGB, {@code 0xRRGGBB}. */
  static NamedColour nearest(int rgb) {
    double[] seen = PerceptualColour.of(rgb);
    NamedColour nearest = BLACK;
    double least = Double.MAX_VALUE;
    for (Example example : Example.ALL) {
      double distance = PerceptualColour.squaredDistance(seen, example.place());
      if (distance < least) {
        least = distance;
        nearest = example.colour();
      }
    }
    return nearest;
  }

  /** An example with its place in the space of what people see. */
  private record Example(NamedColour colour, double[] place) {
    private static final Example[] ALL = all();

    private static Example[] all() {
      return java.util.Arrays.stream(values())
          .flatMap(
              colour ->
                  java.util.Arrays.stream(colour.examples)
                      .mapToObj(rgb -> new Example(colour, PerceptualColour.of(rgb))))
          .toArray(Example[]::new);
    }
  }
}
