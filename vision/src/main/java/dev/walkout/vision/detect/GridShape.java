package dev.walkout.vision.detect;

import dev.walkout.vision.learn.Trunk;
import dev.walkout.vision.learn.Trunk.Block;
import java.util.List;

/**
 * The shape of a grid detector: a trunk over the whole picture, then for each cell of its map and
 * each {@link Thing} how likely the thing's middle lies there, its size, and where in the cell the
 * middle is.
 *
 * @param width of the picture in pixels, a multiple of the trunk's stride
 * @param height of the picture in pixels, a multiple of it too
 * @param trunk what sees
 */
public record GridShape(int width, int height, Trunk trunk) {

  /** Numbers that place a box: logarithms of width and height in cells, then x, y in the cell. */
  static final int PLACE = 4;

  public GridShape {
    int stride = trunk.stride();
    if (width < stride || height < stride || width % stride != 0 || height % stride != 0) {
      throw new IllegalArgumentException(
          "picture is %d x %d: use multiples of %d, a cell of the grid"
              .formatted(width, height, stride));
    }
  }

  /** 20 x 15 cells over 160 x 120 pixels: 84,000 weights, 35 M multiply-adds a picture. */
  public static GridShape standard() {
    return new GridShape(
        160, 120, new Trunk(16, List.of(new Block(24, 2), new Block(48, 2), new Block(48, 1))));
  }

  public int columns() {
    return width / trunk.stride();
  }

  public int rows() {
    return height / trunk.stride();
  }

  int cells() {
    return columns() * rows();
  }

  /** Numbers of one cell: a score for each thing, then a place for each. */
  static int channels() {
    return Thing.COUNT * (1 + PLACE);
  }
}
