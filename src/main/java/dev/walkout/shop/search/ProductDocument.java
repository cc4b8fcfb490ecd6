package dev.walkout.shop.search;

import dev.walkout.topology.core.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A product as it is searched for.
 *
 * @param brand empty if it has none
 * @param status {@code ACTIVE} or {@code WITHDRAWN}
 * @param keywords further words to find it by
 * @param price what it costs now, if anything is known
 * @param embedding its centroid, a unit vector shared and not copied; none before it is enrolled
 * @param photoHashes {@link dev.walkout.vision.picture.PerceptualHash}es of its photos
 */
public record ProductDocument(
    String sku,
    String name,
    String brand,
    String category,
    List<String> tags,
    List<String> colours,
    String status,
    String keywords,
    Optional<Money> price,
    Optional<float[]> embedding,
    List<Long> photoHashes)
    implements SearchDocument {

  public static final Facet CATEGORY = Facet.any("category");
  public static final Facet BRAND = Facet.any("brand");
  public static final Facet STATUS = Facet.any("status");
  public static final Facet CURRENCY = Facet.any("currency");
  public static final Facet TAGS = Facet.all("tags");
  public static final Facet COLOURS = Facet.all("colours");

  /** Parts of the photos' hashes: photos that differ little share one, {@link HashBands}. */
  public static final Facet BANDS = Facet.any("bands");

  /** The price in minor units of its currency. */
  public static final String PRICE = "price";

  public static final DocumentKind KIND =
      new DocumentKind(
          "product",
          List.of(CATEGORY, BRAND, STATUS, CURRENCY, TAGS, COLOURS, BANDS),
          Set.of(PRICE),
          true);

  public ProductDocument {
    if (sku == null || sku.isBlank()) {
      throw new IllegalArgumentException("sku is '" + sku + "'; name the product");
    }
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(status, "status");
    tags = List.copyOf(tags);
    colours = List.copyOf(colours);
    photoHashes = List.copyOf(photoHashes);
  }

  @Override
  public DocumentKind kind() {
    return KIND;
  }

  @Override
  public String id() {
    return sku;
  }

  @Override
  public String order() {
    return sku;
  }

  @Override
  public Map<Facet, List<String>> facets() {
    Set<String> bands = new TreeSet<>();
    photoHashes.forEach(hash -> bands.addAll(HashBands.of(hash)));
    Map<Facet, List<String>> facets = new HashMap<>();
    facets.put(CATEGORY, List.of(category));
    facets.put(BRAND, brand.isBlank() ? List.of() : List.of(brand));
    facets.put(STATUS, List.of(status));
    facets.put(CURRENCY, price.map(Money::currency).map(List::of).orElse(List.of()));
    facets.put(TAGS, tags);
    facets.put(COLOURS, colours);
    facets.put(BANDS, List.copyOf(bands));
    return facets;
  }

  @Override
  public Map<String, Long> numbers() {
    return price.map(amount -> Map.of(PRICE, amount.minor())).orElse(Map.of());
  }

  @Override
  public String text() {
    return String.join(" ", sku, name, brand, category, String.join(" ", tags), keywords);
  }

  /** The newest put is the truth. */
  @Override
  public boolean supersedes(SearchDocument other) {
    return false;
  }
}
