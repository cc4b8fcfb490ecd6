package dev.walkout.sim.film;

import dev.walkout.sim.catalogue.art.Lettering;
import dev.walkout.sim.catalogue.art.PngEncoder;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A picture of frames that show what films have in them, each with its line and true boxes. */
public final class FilmSheet {
  private static final int COLUMNS = 4;

  /** Frames are shown at this share of their size. */
  private static final double SCALE = 0.4;

  private static final int WIDTH = (int) (Picture.WIDTH * SCALE);
  private static final int HEIGHT = (int) (Picture.HEIGHT * SCALE);
  private static final int LABEL = 15;

  private final List<CameraFilm> films;

  private record Cell(String label, CameraFilm film, int frame) {}

  /** What a frame should show; {@code seconds} is its time. */
  private interface Wanted {
    boolean in(CameraFilm film, double seconds);
  }

  /** A sheet of the films of a store. */
  public FilmSheet(FilmedStore store) {
    this.films = store.cameras();
  }

  /**
   * Draws the sheet; what the films do not have in them is left out.
   *
   * @return PNG bytes
   */
  public byte[] png() {
    List<Cell> cells = cells();
    int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (WIDTH + 4) + 4, rows * (HEIGHT + LABEL) + 4, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = Arm.smooth(sheet);
    graphics.setColor(new Color(0xfafaf7));
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < cells.size(); i++) {
      int x = 4 + i % COLUMNS * (WIDTH + 4);
      int y = 2 + i / COLUMNS * (HEIGHT + LABEL);
      graphics.setColor(new Color(0x22222a));
      String label = cells.get(i).label();
      graphics.fill(Lettering.at(label, new Lettering.Style(0.8, 0), 8, x, y + 3));
      graphics.drawImage(small(cells.get(i)), x, y + LABEL, null);
    }
    graphics.dispose();
    return PngEncoder.encode(sheet);
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    add(cells, "TAKE: the hand comes", when(FilmSheet::takes, -0.12));
    add(cells, "TAKE: it is in the shelf", when(FilmSheet::takes, 0.45));
    add(cells, "TAKE: out again with a product", when(FilmSheet::takes, 1.35));
    add(cells, "PUT: with a product to the shelf", when(FilmSheet::puts, -0.3));
    CameraFilm other = films.get(films.size() > 1 ? 1 : 0);
    cells.add(new Cell("the shelves from the other side", other, 0));
    add(cells, "touched: an empty hand comes out", when(FilmSheet::touches, 1.1));
    add(cells, "two hands", (film, t) -> hands(film, t, -150) > 1);
    add(cells, "a hand that does not cross", when(passage -> passage.crossing() == null, 0.5));
    add(cells, "somebody passes", (film, t) -> passes(film, t) && hands(film, t, -300) == 0);
    add(cells, "a hand behind who passes", (film, t) -> passes(film, t) && hands(film, t, -90) > 0);
    add(cells, "before the light changes", (film, t) -> lightChanges(film, t + 0.2));
    add(cells, "after it", (film, t) -> lightChanges(film, t - 0.2));
    return cells;
  }

  /** The first frame of any film that shows it. */
  private void add(List<Cell> cells, String label, Wanted wanted) {
    for (CameraFilm film : films) {
      for (int frame = 0; frame < film.frames(); frame++) {
        if (wanted.in(film, (double) frame / CameraFilm.RATE)) {
          cells.add(new Cell(label, film, frame));
          return;
        }
      }
    }
  }

  /**
   * When a hand is so far on its way.
   *
   * @param along 0 where it crosses the opening, or begins its way if it never does; 1 where it
   *     crosses it back
   */
  private static Wanted when(Predicate<Passage> which, double along) {
    return (film, seconds) ->
        film.passages().stream()
            .filter(which)
            .anyMatch(passage -> Math.abs(at(passage, along) - seconds) <= 0.5 / CameraFilm.RATE);
  }

  private static double at(Passage passage, double along) {
    double from = passage.depth().from();
    return passage.crossing() == null
        ? from + along * (passage.depth().until() - from)
        : passage.crossing().at(along);
  }

  private static boolean takes(Passage passage) {
    return passage.held() != null && passage.held().from() > passage.depth().from();
  }

  private static boolean puts(Passage passage) {
    return passage.held() != null && passage.held().until() < passage.depth().until();
  }

  private static boolean touches(Passage passage) {
    return passage.crossing() != null && passage.held() == null;
  }

  private static long hands(CameraFilm film, double seconds, double least) {
    return film.passages().stream()
        .filter(passage -> passage.isSeen(seconds) && passage.depth().at(seconds) > least)
        .count();
  }

  private static boolean passes(CameraFilm film, double seconds) {
    return film.passers().stream()
        .filter(passer -> passer.along().covers(seconds))
        .mapToDouble(passer -> passer.along().at(seconds))
        .anyMatch(along -> along > 0.2 && along < 0.8);
  }

  private static boolean lightChanges(CameraFilm film, double seconds) {
    double change = film.light().level(seconds + 0.1) - film.light().level(seconds - 0.1);
    return seconds > 0.2 && Math.abs(change) > 0.08;
  }

  private static BufferedImage small(Cell cell) {
    int[] rgb = new int[Picture.PIXELS];
    List<TrueBox> boxes = cell.film().draw(cell.frame(), rgb);
    BufferedImage frame =
        new BufferedImage(Picture.WIDTH, Picture.HEIGHT, BufferedImage.TYPE_INT_RGB);
    frame.setRGB(0, 0, Picture.WIDTH, Picture.HEIGHT, rgb, 0, Picture.WIDTH);
    BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = Arm.smooth(small);
    graphics.drawImage(
        frame.getScaledInstance(WIDTH, HEIGHT, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    fewerLevels(small);
    graphics.scale(SCALE, SCALE);
    graphics.setStroke(new BasicStroke((float) (1 / SCALE)));
    CameraPose pose = cell.film().pose();
    graphics.setColor(new Color(0xff3b30));
    graphics.drawLine(pose.left(), pose.lineY(), pose.right(), pose.lineY());
    for (TrueBox box : boxes) {
      graphics.setColor(new Color(box.kind() == TrueBox.Kind.HAND ? 0x35d6ff : 0xffe11f));
      graphics.drawRect(box.x(), box.y(), box.width(), box.height());
    }
    graphics.dispose();
    return small;
  }

  /** PNG keeps noise to the last bit; a sheet can do without. */
  private static void fewerLevels(BufferedImage picture) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, picture.getRGB(x, y) & 0xfff8f8f8);
      }
    }
  }
}
