package dev.walkout.shop.bench.index;

import java.util.Arrays;

/**
 * Reads as many bytes as a scan of all anchors must, and does nothing with them: what no exact
 * search that looks at every anchor can beat, unless it looks at them for several queries at once.
 *
 * <p>It compares two equal halves with {@link Arrays#equals(int[], int[])}, which the virtual
 * machine does with its widest registers and which loads every byte once; of summing, taking the
 * greatest and comparing, it was the fastest reading that plain Java has.
 */
final class ReadBound {

  private final int[] first;
  private final int[] second;

  ReadBound(long bytes) {
    this.first = new int[Math.toIntExact(bytes / (2 * Integer.BYTES))];
    this.second = new int[first.length];
  }

  /** Reads all of it. */
  void read() {
    if (!Arrays.equals(first, second)) {
      throw new IllegalStateException("both are zeros");
    }
  }
}
