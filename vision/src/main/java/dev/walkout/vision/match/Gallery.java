package dev.walkout.vision.match;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Match.Candidate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The immutable set of anchors, centroids and thresholds that recognition uses at one moment.
 *
 * <p>Its version is a hash of its content (model, thresholds, products, anchors), whatever the
 * order in which they arrived: the same catalogue gives the same version on every machine. A
 * gallery without products is allowed; every burst is a stranger to it.
 */
public final class Gallery {

  private static final int VERSION_DIGITS = 16;
  private static final double UNIT_TOLERANCE = 1e-3;

  private final ModelCard model;
  private final List<Product> products;
  private final List<Enrolled> enrolled;
  private final Map<String, Product> bySku;
  private final List<float[]> centroids;
  private final Columns columns;
  private final DistanceScale scale;
  private final String version;

  /** A product to enrol: its anchors are unit vectors of the model's dimension, at least one. */
  public record Enrolled(String sku, String category, List<float[]> anchors) {
    public Enrolled {
      anchors = List.copyOf(anchors);
    }
  }

  /** An enrolled product; the index is its place among {@link Gallery#products()}. */
  public record Product(int index, String sku, String category, int anchors) {}

  private Gallery(ModelCard model, List<Enrolled> enrolled) {
    this.model = model;
    this.enrolled = enrolled;
    this.centroids = enrolled.stream().map(one -> UnitVectors.mean(one.anchors())).toList();
    this.columns = new Columns(centroids, model.dimension());
    List<Product> named = new ArrayList<>();
    for (int i = 0; i < enrolled.size(); i++) {
      Enrolled product = enrolled.get(i);
      named.add(new Product(i, product.sku(), product.category(), product.anchors().size()));
    }
    this.products = List.copyOf(named);
    this.bySku = named.stream().collect(Collectors.toUnmodifiableMap(Product::sku, p -> p));
    this.scale = new DistanceScale(enrolled);
    this.version = hash();
  }

  /**
   * A gallery of these products, sorted by sku.
   *
   * @throws IllegalArgumentException naming the product and the remedy, if a sku is given twice or
   *     is blank, a product has no anchors, or an anchor is not a unit vector of the model's
   *     dimension
   */
  public static Gallery of(ModelCard model, Collection<Enrolled> products) {
    TreeMap<String, Enrolled> bySku = new TreeMap<>();
    for (Enrolled product : products) {
      check(model, product);
      if (bySku.put(product.sku(), sorted(product)) != null) {
        throw refuse(product, "is enrolled twice", "give all its anchors in one entry");
      }
    }
    return new Gallery(model, List.copyOf(bySku.values()));
  }

  /** First 16 hexadecimal digits of the SHA-256 of the content. */
  public String version() {
    return version;
  }

  /** The model whose embeddings these are. */
  public ModelCard model() {
    return model;
  }

  /** The products, sorted by sku. */
  public List<Product> products() {
    return products;
  }

  /** The categories of the products. */
  public Set<String> categories() {
    return products.stream().map(Product::category).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a product is enrolled. */
  public boolean has(String sku) {
    return bySku.containsKey(sku);
  }

  /**
   * The product with this sku.
   *
   * @throws IllegalArgumentException if it is not enrolled
   */
  public Product product(String sku) {
    Product product = bySku.get(sku);
    if (product == null) {
      throw new IllegalArgumentException(
          "product " + sku + " is not in gallery " + version + "; enrol it or use its gallery");
    }
    return product;
  }

  /** What the gate asks of a product: its own thresholds, its category's, or the general ones. */
  public Thresholds thresholds(String sku) {
    return model.thresholds(product(sku).category(), sku);
  }

  /** The anchors of a product, in a fixed order; callers must not change them. */
  public List<float[]> anchors(Product product) {
    return enrolled.get(product.index()).anchors();
  }

  /** A copy of a product's centroid: the mean of its anchors at unit length. */
  public float[] centroid(Product product) {
    return centroids.get(product.index()).clone();
  }

  /** How many anchors all products have together. */
  public int anchorCount() {
    return products.stream().mapToInt(Product::anchors).sum();
  }

  /** A product's distance when its nearest anchor is known beside its {@link #distances}. */
  double refined(String sku, double distance, double nearestAnchor) {
    return scale.refined(bySku.get(sku).index(), distance, nearestAnchor);
  }

  /** How far {@link #refined} distances scatter around those that centroids alone foretell. */
  double spread() {
    return scale.spread();
  }

  /**
   * Product distance of a unit vector to each product, as far as centroids tell, in the order of
   * {@link #products()}.
   *
   * @throws IllegalArgumentException if its dimension is not the model's
   */
  public double[] distances(float[] query) {
    int dimension = model.dimension();
    if (query.length != dimension) {
      throw new IllegalArgumentException(
          "a query has "
              + query.length
              + " dimensions and gallery "
              + version
              + " has "
              + dimension
              + "; embed it with model "
              + model.name()
              + " "
              + model.version());
    }
    float[] dots = columns.dots(query);
    double[] distances = new double[products.size()];
    for (int p = 0; p < distances.length; p++) {
      distances[p] = scale.fast(p, UnitVectors.distance(dots[p]));
    }
    return distances;
  }

  /**
   * The products nearest to a unit vector by {@link #distances}, nearest first, equally near ones
   * by sku; at most {@code count}.
   */
  public List<Candidate> nearest(float[] query, int count) {
    double[] distances = distances(query);
    int[] best = new int[Math.min(count, distances.length)];
    int size = 0;
    for (int p = 0; p < distances.length; p++) {
      if (size < best.length || distances[p] < distances[best[size - 1]]) {
        int at = size < best.length ? size++ : size - 1;
        while (at > 0 && distances[p] < distances[best[at - 1]]) {
          best[at] = best[at - 1];
          at--;
        }
        best[at] = p;
      }
    }
    List<Candidate> nearest = new ArrayList<>(size);
    for (int p : best) {
      nearest.add(new Candidate(products.get(p).sku(), distances[p]));
    }
    return nearest;
  }

  /**
   * Whether a product can stand in a gallery of this model.
   *
   * @throws IllegalArgumentException naming the product and the remedy, as {@link #of} does
   */
  public static void check(ModelCard model, Enrolled product) {
    if (product.sku() == null || product.sku().isBlank()) {
      throw refuse(product, "has no sku", "name it");
    }
    if (product.category() == null || product.category().isBlank()) {
      throw refuse(product, "has no category", "name one, it selects the thresholds");
    }
    if (product.anchors().isEmpty()) {
      throw refuse(product, "has no anchors", "enrol at least one photo of it");
    }
    for (int i = 0; i < product.anchors().size(); i++) {
      float[] anchor = product.anchors().get(i);
      if (anchor.length != model.dimension()) {
        throw refuse(
            product,
            "anchor " + i + " has " + anchor.length + " dimensions, not " + model.dimension(),
            "embed its photos with model " + model.name() + " " + model.version());
      }
      double length = UnitVectors.length(anchor);
      if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
        throw refuse(
            product,
            "anchor " + i + " has length " + length + ", not 1",
            "enrol what the embedder answered, unchanged");
      }
    }
  }

  /** Anchors in the order of their values, so that the order of arrival changes nothing. */
  private static Enrolled sorted(Enrolled product) {
    List<float[]> anchors = new ArrayList<>();
    for (float[] anchor : product.anchors()) {
      anchors.add(anchor.clone());
    }
    anchors.sort(Comparator.comparing((float[] anchor) -> anchor, Arrays::compare));
    return new Enrolled(product.sku(), product.category(), anchors);
  }

  private String hash() {
    MessageDigest digest = sha256();
    text(digest, model.name());
    text(digest, model.version());
    text(digest, Double.toString(model.temperature()));
    text(digest, new TreeMap<>(model.thresholds()).toString());
    for (Enrolled product : enrolled) {
      text(digest, product.sku());
      text(digest, product.category());
      for (float[] anchor : product.anchors()) {
        ByteBuffer bytes = ByteBuffer.allocate(anchor.length * Float.BYTES);
        bytes.asFloatBuffer().put(anchor);
        digest.update(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  private static IllegalArgumentException refuse(Enrolled product, String what, String remedy) {
    return new IllegalArgumentException("product " + product.sku() + " " + what + "; " + remedy);
  }
}
