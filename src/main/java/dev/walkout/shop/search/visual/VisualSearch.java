package dev.walkout.shop.search.visual;

import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.Documents.Hit;
import dev.walkout.shop.search.HashBands;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.Words;
import dev.walkout.shop.search.visual.DominantColours.Share;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PerceptualHash;
import dev.walkout.vision.picture.Picture;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Products found by a photo: decoded and embedded as recognition does it, ranked by likeness, tags
 * and colours.
 *
 * <p>It holds nothing but its parts, so any number of threads may search while others put and
 * remove products.
 */
public final class VisualSearch {

  /** Photos that were compressed, resized or lightened again differ in at most so many bits. */
  public static final int DUPLICATE_BITS = 6;

  /**
   * Variants of a brand have their lines in the same places; they are told from the same photo by
   * what is in it.
   */
  private static final double DUPLICATE_DISTANCE = 0.8;

  /** Ranked for each product wanted, so that tags and colours can bring one forward. */
  private static final int RANKED_FOR_EACH = 10;

  private static final int LEAST_RANKED = 50;

  private final Documents<ProductDocument> products;
  private final Embedder embedder;

  /** A search among products whose embeddings are this embedder's. */
  public VisualSearch(Documents<ProductDocument> products, Embedder embedder) {
    this.products = products;
    this.embedder = embedder;
  }

  /**
   * The products that are most similar to a photo.
   *
   * @throws dev.walkout.vision.picture.BadPicture if the photo cannot be used
   * @throws Documents.Unavailable if the products cannot be reached now
   */
  public VisualAnswer find(byte[] jpeg, VisualQuery query) {
    Picture photo = Jpeg.decode(jpeg);
    float[] embedding = embedder.embed(List.of(photo)).get(0);
    List<Share> colours = DominantColours.of(photo);
    int ranked = Math.max(LEAST_RANKED, RANKED_FOR_EACH * query.count());
    DocumentQuery nearest = query.filter().near(embedding, ranked).page(0, ranked);
    List<Hit<ProductDocument>> hits = products.search(nearest).hits();
    Comparator<VisualMatch> best = Comparator.comparingDouble(VisualMatch::score).reversed();
    List<VisualMatch> matches =
        hits.stream()
            .map(hit -> match(hit, colours, query))
            .sorted(best.thenComparing(match -> match.product().sku()))
            .limit(query.count())
            .toList();
    long hash = PerceptualHash.of(photo);
    return new VisualAnswer(matches, hits.size(), duplicates(hash, embedding), colours);
  }

  private VisualMatch match(Hit<ProductDocument> hit, List<Share> colours, VisualQuery query) {
    ProductDocument product = hit.document();
    double looks = Math.max(0, 1 - hit.distance() * hit.distance() / 2);
    OptionalDouble tags = tags(product, query.wantedTags());
    OptionalDouble shared = colours(product, colours);
    RankingWeights weights = query.weights();
    double tagWeight = tags.isPresent() ? weights.tags() : 0;
    double colourWeight = shared.isPresent() ? weights.colours() : 0;
    double whole = weights.looks() + tagWeight + colourWeight;
    double score =
        whole == 0
            ? 0
            : (weights.looks() * looks
                    + tagWeight * tags.orElse(0)
                    + colourWeight * shared.orElse(0))
                / whole;
    return new VisualMatch(product, score, hit.distance(), looks, tags, shared);
  }

  private static OptionalDouble tags(ProductDocument product, List<String> wanted) {
    if (wanted.isEmpty()) {
      return OptionalDouble.empty();
    }
    Set<String> has = folded(product.tags());
    long met = wanted.stream().map(Words::folded).filter(has::contains).count();
    return OptionalDouble.of((double) met / wanted.size());
  }

  private static OptionalDouble colours(ProductDocument product, List<Share> seen) {
    if (product.colours().isEmpty()) {
      return OptionalDouble.empty();
    }
    Set<String> has = folded(product.colours());
    double all = seen.stream().mapToDouble(Share::share).sum();
    double met =
        seen.stream()
            .filter(share -> has.contains(share.colour().word()))
            .mapToDouble(Share::share)
            .sum();
    return OptionalDouble.of(met / all);
  }

  private List<VisualAnswer.Duplicate> duplicates(long hash, float[] embedding) {
    DocumentQuery sharesABand =
        DocumentQuery.all()
            .with(ProductDocument.BANDS, HashBands.of(hash))
            .page(0, DocumentQuery.MOST);
    return products.search(sharesABand).documents().stream()
        .filter(product -> isLike(product, embedding))
        .map(product -> new VisualAnswer.Duplicate(product, leastBits(product, hash)))
        .filter(duplicate -> duplicate.bits() <= DUPLICATE_BITS)
        .sorted(Comparator.comparingInt(VisualAnswer.Duplicate::bits))
        .toList();
  }

  private static boolean isLike(ProductDocument product, float[] embedding) {
    return product
        .embedding()
        .map(own -> UnitVectors.distance(UnitVectors.dot(own, embedding)) <= DUPLICATE_DISTANCE)
        .orElse(false);
  }

  private static int leastBits(ProductDocument product, long hash) {
    return product.photoHashes().stream()
        .mapToInt(other -> PerceptualHash.distance(hash, other))
        .min()
        .orElse(PerceptualHash.BITS);
  }

  private static Set<String> folded(List<String> values) {
    Set<String> folded = new HashSet<>();
    values.forEach(value -> folded.add(Words.folded(value)));
    return folded;
  }
}
