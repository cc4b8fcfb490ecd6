package dev.walkout.sim.film;

/**
 * Where something is in a frame: the box round what of it lies inside the picture.
 *
 * @param frame number of the frame, from 0
 * @param event movementId of the hand movement; empty for people who only pass
 * @param sku what is held; empty for hands
 * @param x left edge in pixels
 * @param y upper edge in pixels
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record TrueBox(
    int frame, String event, Kind kind, String sku, int x, int y, int width, int height) {

  /** What is in the box. */
  public enum Kind {
    /** An arm as far as it reaches into the picture. */
    HAND,
    /** A product in a hand, with what of it the hand covers. */
    PRODUCT
  }

  static final String HEADER = "frame,event,kind,sku,x,y,width,height";

  String csv() {
    return frame + "," + event + "," + kind + "," + sku + "," + x + "," + y + "," + width + ","
        + height;
  }

  /**
   * Reads one row.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static TrueBox parse(String csv) {
    String[] fields = csv.split(",", -1);
    if (fields.length != HEADER.split(",").length) {
      throw new IllegalArgumentException("row is '" + csv + "': it needs " + HEADER);
    }
    return new TrueBox(
        Integer.parseInt(fields[0]),
        fields[1],
        Kind.valueOf(fields[2]),
        fields[3],
        Integer.parseInt(fields[4]),
        Integer.parseInt(fields[5]),
        Integer.parseInt(fields[6]),
        Integer.parseInt(fields[7]));
  }
}
