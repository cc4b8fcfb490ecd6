package dev.walkout.sim.catalogue.art;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;

/**
 * Text drawn from an own table of strokes.
 *
 * <p>A bare JDK on a headless machine may have no font at all, and then the first use of {@code
 * java.awt.Font} metrics fails; shapes always work. Letters are upper case; accents fall off; what
 * has no glyph becomes a question mark.
 */
public final class Lettering {
  private static final double CAP = 6;
  private static final double GAP = 1.5;
  private static final String TABLE =
      """
      A 4 M 0 6 L 2 0 L 4 6 M 0.7 4 L 3.3 4
      B 4 M 0 6 L 0 0 L 2.4 0 Q 3.8 0 3.8 1.5 Q 3.8 3 2.4 3 L 0 3 M 2.4 3 Q 4 3 4 4.5 Q 4 6 2.4 6 L 0 6
      C 4 M 4 1.2 Q 3.4 0 2 0 Q 0 0 0 3 Q 0 6 2 6 Q 3.4 6 4 4.8
      D 4 M 0 0 L 1.8 0 Q 4 0 4 3 Q 4 6 1.8 6 L 0 6 Z
      E 3.6 M 3.6 0 L 0 0 L 0 6 L 3.6 6 M 0 3 L 3 3
      F 3.6 M 3.6 0 L 0 0 L 0 6 M 0 3 L 3 3
      G 4 M 4 1.2 Q 3.4 0 2 0 Q 0 0 0 3 Q 0 6 2 6 Q 4 6 4 3.4 L 2.4 3.4
      H 4 M 0 0 L 0 6 M 4 0 L 4 6 M 0 3 L 4 3
      I 0.6 M 0.3 0 L 0.3 6
      J 3.4 M 3.4 0 L 3.4 4.2 Q 3.4 6 1.7 6 Q 0.2 6 0 4.4
      K 4 M 0 0 L 0 6 M 4 0 L 0 3.6 M 1.4 2.6 L 4 6
      L 3.4 M 0 0 L 0 6 L 3.4 6
      M 5 M 0 6 L 0 0 L 2.5 4 L 5 0 L 5 6
      N 4 M 0 6 L 0 0 L 4 6 L 4 0
      O 4 M 2 0 Q 4 0 4 3 Q 4 6 2 6 Q 0 6 0 3 Q 0 0 2 0 Z
      P 4 M 0 6 L 0 0 L 2.4 0 Q 4 0 4 1.7 Q 4 3.4 2.4 3.4 L 0 3.4
      Q 4 M 2 0 Q 4 0 4 3 Q 4 6 2 6 Q 0 6 0 3 Q 0 0 2 0 Z M 2.6 4.4 L 4.2 6.4
      R 4 M 0 6 L 0 0 L 2.4 0 Q 4 0 4 1.7 Q 4 3.4 2.4 3.4 L 0 3.4 M 2 3.4 L 4 6
      S 4 M 3.8 1.2 Q 3.4 0 2 0 Q 0.2 0 0.2 1.5 Q 0.2 2.7 2 3 Q 4 3.3 4 4.5 Q 4 6 2 6 Q 0.4 6 0 4.7
      T 4 M 0 0 L 4 0 M 2 0 L 2 6
      U 4 M 0 0 L 0 4 Q 0 6 2 6 Q 4 6 4 4 L 4 0
      V 4 M 0 0 L 2 6 L 4 0
      W 6 M 0 0 L 1.5 6 L 3 1.5 L 4.5 6 L 6 0
      X 4 M 0 0 L 4 6 M 4 0 L 0 6
      Y 4 M 0 0 L 2 3 L 4 0 M 2 3 L 2 6
      Z 4 M 0 0 L 4 0 L 0 6 L 4 6
      0 4 M 2 0 Q 4 0 4 3 Q 4 6 2 6 Q 0 6 0 3 Q 0 0 2 0 Z
      1 2 M 0 1.4 L 1.6 0 L 1.6 6
      2 4 M 0.1 1.6 Q 0.4 0 2 0 Q 3.9 0 3.9 1.7 Q 3.9 3 0 6 L 4 6
      3 4 M 0.2 0 L 3.8 0 L 1.8 2.4 Q 4 2.6 4 4.2 Q 4 6 2 6 Q 0.4 6 0 4.8
      4 4 M 3 6 L 3 0 L 0 4.2 L 4 4.2
      5 4 M 3.7 0 L 0.5 0 L 0.2 2.8 Q 1 2.2 2 2.2 Q 4 2.2 4 4.1 Q 4 6 2 6 Q 0.4 6 0 4.8
      6 4 M 3.6 0.8 Q 3 0 2.1 0 Q 0 0 0 3.6 Q 0 6 2 6 Q 4 6 4 4.2 Q 4 2.5 2.1 2.5 Q 0.4 2.5 0 4
      7 4 M 0 0 L 4 0 L 1.4 6
      8 4 M 2 0 Q 3.7 0 3.7 1.4 Q 3.7 2.8 2 2.8 Q 0.3 2.8 0.3 1.4 Q 0.3 0 2 0 Z M 2 2.8 Q 4 2.8 4 4.4 Q 4 6 2 6 Q 0 6 0 4.4 Q 0 2.8 2 2.8 Z
      9 4 M 0.4 5.2 Q 1 6 1.9 6 Q 4 6 4 2.4 Q 4 0 2 0 Q 0 0 0 1.8 Q 0 3.5 1.9 3.5 Q 3.6 3.5 4 2
      . 0.4 M 0.2 5.9 L 0.2 6
      , 0.6 M 0.4 5.7 L 0 7
      : 0.4 M 0.2 1.9 L 0.2 2 M 0.2 4.9 L 0.2 5
      ' 0.4 M 0.2 0 L 0.2 1.4
      - 2 M 0 3.2 L 2 3.2
      + 3 M 0 3.2 L 3 3.2 M 1.5 1.7 L 1.5 4.7
      / 3 M 0 6 L 3 0
      _ 4 M 0 6.4 L 4 6.4
      & 4 M 4 6 L 0.9 1.9 Q 0.3 0 1.7 0 Q 3.1 0 2.6 1.6 Q 0 3.2 0 4.5 Q 0 6 1.8 6 Q 3.6 6 4 3.6
      % 4 M 0.8 0 Q 1.6 0 1.6 1 Q 1.6 2 0.8 2 Q 0 2 0 1 Q 0 0 0.8 0 Z M 4 0 L 0 6 M 3.2 4 Q 4 4 4 5 Q 4 6 3.2 6 Q 2.4 6 2.4 5 Q 2.4 4 3.2 4 Z
      ( 1.4 M 1.4 -0.4 Q 0 1 0 3 Q 0 5 1.4 6.4
      ) 1.4 M 0 -0.4 Q 1.4 1 1.4 3 Q 1.4 5 0 6.4
      ? 3.6 M 0 1.5 Q 0.2 0 1.8 0 Q 3.6 0 3.6 1.6 Q 3.6 2.8 1.8 3.3 L 1.8 4.2 M 1.8 5.9 L 1.8 6
      """;
  private static final Map<Character, Glyph> GLYPHS = glyphs();

  private Lettering() {}

  /**
   * How letters look.
   *
   * @param weight stroke width in sixths of the letter height (0.5 thin, 1 normal, 1.7 heavy)
   * @param slant sideways shift per height (0 upright, 0.25 italic)
   */
  public record Style(double weight, double slant) {}

  private record Glyph(double advance, Path2D path) {}

  /** Outline of one line of text, as large as fits the box, centred in it. */
  public static Shape fit(String text, Style style, Rectangle2D box) {
    Shape line = line(text, style);
    Rectangle2D own = line.getBounds2D();
    if (own.isEmpty()) {
      return line;
    }
    double scale = Math.min(box.getWidth() / own.getWidth(), box.getHeight() / own.getHeight());
    AffineTransform place = new AffineTransform();
    place.translate(box.getCenterX(), box.getCenterY());
    place.scale(scale, scale);
    place.translate(-own.getCenterX(), -own.getCenterY());
    return place.createTransformedShape(line);
  }

  /** Outline of one line of text whose capitals are {@code height} tall, from (x, y) top left. */
  public static Shape at(String text, Style style, double height, double x, double y) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(height / CAP, height / CAP);
    return place.createTransformedShape(line(text, style));
  }

  /** Width of a line of text whose capitals are {@code height} tall. */
  public static double width(String text, double height) {
    double units = 0;
    for (char letter : plain(text).toCharArray()) {
      units += letter == ' ' ? 2.5 : glyph(letter).advance + GAP;
    }
    return Math.max(0, units - GAP) * height / CAP;
  }

  private static Shape line(String text, Style style) {
    Path2D strokes = new Path2D.Double();
    double x = 0;
    double gap = GAP + 0.6 * (style.weight - 1);
    for (char letter : plain(text).toCharArray()) {
      if (letter == ' ') {
        x += 2.5;
        continue;
      }
      Glyph glyph = glyph(letter);
      strokes.append(
          AffineTransform.getTranslateInstance(x, 0).createTransformedShape(glyph.path), false);
      x += glyph.advance + gap;
    }
    BasicStroke pen =
        new BasicStroke((float) style.weight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    AffineTransform slanted = new AffineTransform(1, 0, -style.slant, 1, 0, 0);
    return slanted.createTransformedShape(pen.createStrokedShape(strokes));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toUpperCase(Locale.ROOT);
  }

  private static Glyph glyph(char letter) {
    return GLYPHS.getOrDefault(letter, GLYPHS.get('?'));
  }

  private static Map<Character, Glyph> glyphs() {
    Map<Character, Glyph> glyphs = new HashMap<>();
    TABLE.lines().forEach(row -> glyphs.put(row.charAt(0), read(row.substring(2))));
    return Map.copyOf(glyphs);
  }

  private static Glyph read(String row) {
    try (Scanner words = new Scanner(row).useLocale(Locale.ROOT)) {
      double advance = words.nextDouble();
      Path2D path = new Path2D.Double();
      while (words.hasNext()) {
        switch (words.next()) {
          case "M" -> path.moveTo(words.nextDouble(), words.nextDouble());
          case "L" -> path.lineTo(words.nextDouble(), words.nextDouble());
          case "Q" ->
              path.quadTo(
                  words.nextDouble(), words.nextDouble(), words.nextDouble(), words.nextDouble());
          case "Z" -> path.closePath();
          default -> throw new IllegalStateException("bad glyph row: " + row);
        }
      }
      return new Glyph(advance, path);
    }
  }
}
