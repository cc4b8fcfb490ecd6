package dev.walkout.shop.search.visual;

/**
 * How much each part of a match counts; only their ratios matter.
 *
 * @param looks likeness of photo and product
 * @param tags share of the wanted tags that the product has
 * @param colours share of the photo's colours that the product has
 */
public record RankingWeights(double looks, double tags, double colours) {

  public RankingWeights {
    check("looks", looks);
    check("tags", tags);
    check("colours", colours);
    if (looks + tags + colours <= 0) {
      throw new IllegalArgumentException("weights are all 0; give at least one of them more");
    }
  }

  /**
   * Likeness decides, and what is about equally alike is told apart by tags and colours. Among
   * photographs a greater weight of colours makes answers worse: light changes them.
   */
  public static RankingWeights standard() {
    return new RankingWeights(0.85, 0.1, 0.05);
  }

  private static void check(String name, double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight of " + name + " is " + weight + "; use 0 or more");
    }
  }
}
