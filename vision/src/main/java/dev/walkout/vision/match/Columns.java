package dev.walkout.vision.match;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Many vectors laid out for scanning: blocks of {@value #BLOCK}, and in a block one array for each
 * dimension.
 *
 * <p>In this form the inner loop adds {@value #TOGETHER} dimensions of a whole block at a time
 * without an offset, which the compiler of JDK 17 turns into vector instructions. Several sums in
 * one loop would save reads, but it does so only by luck; several queries therefore take turns on a
 * block while it is in the processor's second cache. {@code walkout bench index} compares the scan
 * with reading the same bytes.
 *
 * <p>Inner products are those of {@link AnchorIndex#dot}, to the last bit.
 */
final class Columns {

  private static final int BLOCK = 1024;
  private static final int TOGETHER = 4;

  /** Floats in the widest vector register: a last block is as short as that allows. */
  private static final int LANES = 16;

  private final int size;
  private final int dimension;
  private final float[][][] blocks;

  Columns(List<float[]> vectors, int dimension) {
    this.size = vectors.size();
    this.dimension = dimension;
    this.blocks = new float[(size + BLOCK - 1) / BLOCK][][];
    Iterator<float[]> each = vectors.iterator();
    for (int b = 0; b < blocks.length; b++) {
      int left = Math.min(BLOCK, size - b * BLOCK);
      float[][] block = new float[dimension][(left + LANES - 1) / LANES * LANES];
      for (int at = 0; at < left; at++) {
        float[] vector = each.next();
        for (int i = 0; i < dimension; i++) {
          block[i][at] = vector[i];
        }
      }
      blocks[b] = block;
    }
  }

  int size() {
    return size;
  }

  /** Takes the inner products of a query with {@code count} vectors in a row. */
  interface Taker {
    /**
     * @param query which of the queries
     * @param first place of the vector that {@code dots[0]} belongs to
     * @param dots valid up to {@code count} and until the call returns
     */
    void take(int query, int first, float[] dots, int count);
  }

  /** Inner products of all queries with all vectors; for each query in the order of the vectors. */
  void dots(List<float[]> queries, Taker taker) {
    float[] dots = new float[0];
    for (int b = 0; b < blocks.length; b++) {
      int first = b * BLOCK;
      int count = Math.min(BLOCK, size - first);
      if (dots.length < count || b == blocks.length - 1) {
        dots = new float[blocks[b][0].length];
      }
      for (int q = 0; q < queries.size(); q++) {
        dots(queries.get(q), blocks[b], dots);
        taker.take(q, first, dots, count);
      }
    }
  }

  /** Inner product of a vector with each of these, in their order. */
  float[] dots(float[] query) {
    float[] all = new float[size];
    dots(List.of(query), (q, first, dots, count) -> System.arraycopy(dots, 0, all, first, count));
    return all;
  }

  private void dots(float[] query, float[][] block, float[] dots) {
    Arrays.fill(dots, 0);
    int i = 0;
    for (; i + TOGETHER <= dimension; i += TOGETHER) {
      addFour(dots, query, block, i);
    }
    for (; i < dimension; i++) {
      add(dots, query[i], block[i]);
    }
  }

  /**
   * Four dimensions from one on, one after the other: the order of the additions is the order of
   * the sums' last bits.
   */
  private static void addFour(float[] dots, float[] query, float[][] block, int from) {
    float a = query[from];
    float b = query[from + 1];
    float c = query[from + 2];
    float d = query[from + 3];
    float[] as = block[from];
    float[] bs = block[from + 1];
    float[] cs = block[from + 2];
    float[] ds = block[from + 3];
    for (int j = 0; j < dots.length; j++) {
      dots[j] = dots[j] + a * as[j] + b * bs[j] + c * cs[j] + d * ds[j];
    }
  }

  private static void add(float[] dots, float value, float[] column) {
    for (int j = 0; j < dots.length; j++) {
      dots[j] += value * column[j];
    }
  }
}
