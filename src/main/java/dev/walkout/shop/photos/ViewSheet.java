package dev.walkout.shop.photos;

import dev.walkout.sim.catalogue.art.Lettering;
import dev.walkout.sim.catalogue.art.PngEncoder;
import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.train.ViewSamples;
import dev.walkout.vision.train.ViewSamples.Sample;
import dev.walkout.vision.train.Views;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of what training makes of photos: a row for each, every change alone and all at once.
 */
public final class ViewSheet {

  private static final int SIDE = 96;
  private static final int CELL = 104;
  private static final int LABEL = 20;
  private static final int EDGE = 12;
  private static final double LETTERS = 8;

  private final List<LabelledPhoto> photos;
  private final Views views;

  /**
   * @param photos of which one of each product is shown, products evenly spread
   * @param views how they are varied
   */
  public ViewSheet(List<LabelledPhoto> photos, Views views) {
    this.photos = List.copyOf(photos);
    this.views = views;
  }

  /**
   * Draws the sheet.
   *
   * @param rows at most so many, at least 1
   * @param seed decides every chance
   * @return PNG bytes
   */
  public byte[] png(int rows, long seed) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows is " + rows + ": give at least 1");
    }
    List<LabelledPhoto> shown = spread(rows);
    ViewSamples samples = new ViewSamples(shown, views, SIDE);
    List<List<Sample>> all = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      all.add(samples.of(i, seed));
    }
    int columns = all.stream().mapToInt(List::size).max().orElse(1);
    BufferedImage sheet =
        new BufferedImage(
            columns * CELL + 2 * EDGE,
            shown.size() * (CELL + 2 * LABEL) + 2 * EDGE,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(0xfafaf7));
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int row = 0; row < shown.size(); row++) {
      row(pen, EDGE + row * (CELL + 2 * LABEL), shown.get(row), all.get(row));
    }
    pen.dispose();
    return PngEncoder.encode(sheet);
  }

  /** The first photo of some of the products, evenly spread over all. */
  private List<LabelledPhoto> spread(int rows) {
    List<LabelledPhoto> firsts = new ArrayList<>();
    for (LabelledPhoto photo : photos) {
      if (firsts.isEmpty() || !firsts.get(firsts.size() - 1).product().equals(photo.product())) {
        firsts.add(photo);
      }
    }
    List<LabelledPhoto> shown = new ArrayList<>();
    int count = Math.min(rows, firsts.size());
    for (int i = 0; i < count; i++) {
      shown.add(firsts.get(i * firsts.size() / count));
    }
    return shown;
  }

  private static void row(Graphics2D pen, int top, LabelledPhoto photo, List<Sample> samples) {
    text(pen, photo.product(), EDGE, top);
    for (int i = 0; i < samples.size(); i++) {
      int left = EDGE + i * CELL;
      pen.drawImage(samples.get(i).picture().image(), left, top + LABEL, null);
      text(pen, samples.get(i).name(), left, top + LABEL + SIDE + 4);
    }
  }

  private static void text(Graphics2D pen, String text, int x, int y) {
    pen.setColor(new Color(0x22222a));
    pen.fill(Lettering.at(text, new Lettering.Style(0.8, 0), LETTERS, x, y + 2));
  }
}
