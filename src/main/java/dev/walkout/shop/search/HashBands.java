package dev.walkout.shop.search;

import dev.walkout.vision.picture.PerceptualHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A perceptual hash cut into bands, so that near-duplicates can be looked up as a facet is.
 *
 * <p>If two hashes differ in fewer bits than there are bands, at least one band is the same in
 * both; so the documents that share a band hold all near-duplicates, and few others. Source: M.
 * Norouzi et al., "Fast Search in Hamming Space with Multi-Index Hashing", CVPR 2012.
 */
public final class HashBands {

  /** Bands of a hash. */
  public static final int BANDS = 8;

  /** The greatest distance at which a near-duplicate is never missed. */
  public static final int SURE_DISTANCE = BANDS - 1;

  private static final int WIDTH = PerceptualHash.BITS / BANDS;
  private static final long MASK = (1L << WIDTH) - 1;

  private HashBands() {}

  /** One value for each band: its number and its bits. */
  public static List<String> of(long hash) {
    List<String> bands = new ArrayList<>(BANDS);
    for (int band = 0; band < BANDS; band++) {
      bands.add(band + "x" + Long.toHexString((hash >>> (band * WIDTH)) & MASK));
    }
    return bands;
  }
}
