package dev.walkout.sim.shop;

import dev.walkout.sim.catalogue.ShopProduct;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a shop sells, with what scales and tills must know of it; by sku, in catalogue order. */
public record Assortment(Map<String, Article> articles) {

  /** What is special about an article. */
  public enum Role {
    ORDINARY,
    AGE_RESTRICTED,
    /** Its price falls every {@link #PRICE_HOLDS}, three times, and is back at the fourth. */
    REPRICED,
    /** Somebody brings it along: not in the catalogue, not enrolled. */
    NOT_SOLD,
    /** Loose goods; their prices are of a kilogram and hold all day. */
    BY_WEIGHT
  }

  /** How long a price of a REPRICED article holds: most trips see it change. */
  public static final Duration PRICE_HOLDS = Duration.ofSeconds(20);

  /** A store day of scenarios is shorter than this many prices. */
  private static final int PRICES = 60;

  private static final int CUT_PERCENT = 8;
  private static final int LEAST_GRAMS = 60;
  private static final int MOST_GRAMS = 1500;

  /**
   * One kind of thing.
   *
   * @param grams what a piece weighs; 0 of goods sold by weight
   */
  public record Article(ShopProduct product, Role role, int grams, List<Offer> offers) {

    public Article {
      offers = List.copyOf(offers);
    }

    public boolean sold() {
      return role != Role.NOT_SOLD;
    }

    /** The price of a piece or of a kilogram at the time, in minor units. */
    public long priceAt(Instant time) {
      long price = offers.get(0).priceMinor();
      for (Offer offer : offers) {
        if (!offer.validFrom().isAfter(time)) {
          price = offer.priceMinor();
        }
      }
      return price;
    }
  }

  /** A price from a moment on, until a later one begins. */
  public record Offer(Instant validFrom, long priceMinor) {}

  public Assortment {
    articles = Collections.unmodifiableMap(new LinkedHashMap<>(articles));
  }

  /** Everything sold at one price all day. */
  public static Assortment plain(List<ShopProduct> products, Instant opensAt) {
    return of(products, opensAt, List.of());
  }

  /**
   * The last groups of look-alikes have one of the special roles each, the others are ordinary.
   *
   * @throws IllegalArgumentException if that leaves fewer ordinary products than a scenario needs
   */
  public static Assortment withRoles(List<ShopProduct> products, Instant opensAt) {
    List<Role> special = List.of(Role.AGE_RESTRICTED, Role.REPRICED, Role.NOT_SOLD);
    Assortment assortment = of(products, opensAt, special);
    int ordinary = assortment.groups(Role.ORDINARY).stream().mapToInt(List::size).sum();
    if (ordinary < 4) {
      throw new IllegalArgumentException(
          "scenarios need at least 10 products, not " + products.size() + ": add some");
    }
    return assortment;
  }

  /** The same, and beside it these goods by weight. */
  public Assortment withLoose(List<ShopProduct> goods, Instant opensAt) {
    Map<String, Article> more = new LinkedHashMap<>(articles);
    for (ShopProduct product : goods) {
      List<Offer> offers = offers(product.priceMinor(), Role.BY_WEIGHT, opensAt);
      more.put(product.sku(), new Article(product, Role.BY_WEIGHT, 0, offers));
    }
    return new Assortment(more);
  }

  /** The article with this sku. */
  public Article article(String sku) {
    Article article = articles.get(sku);
    if (article == null) {
      throw new IllegalArgumentException("sku is '" + sku + "': no such product in the store");
    }
    return article;
  }

  /** What the shop sells. */
  public List<ShopProduct> sold() {
    return articles.values().stream().filter(Article::sold).map(Article::product).toList();
  }

  /**
   * Look-alikes with this role: a brand's variants of a category, or two products without a brand.
   */
  public List<List<String>> groups(Role role) {
    List<ShopProduct> products =
        articles.values().stream()
            .filter(article -> article.role() == role)
            .map(Article::product)
            .toList();
    return groups(products);
  }

  private static Assortment of(List<ShopProduct> products, Instant opensAt, List<Role> special) {
    Map<String, Role> roles = new LinkedHashMap<>();
    List<List<String>> groups = groups(products);
    for (int i = 0; i < groups.size(); i++) {
      int fromEnd = groups.size() - 1 - i;
      Role role = fromEnd < special.size() ? special.get(fromEnd) : Role.ORDINARY;
      groups.get(i).forEach(sku -> roles.put(sku, role));
    }
    Map<String, Article> articles = new LinkedHashMap<>();
    Map<String, Integer> grams = grams(products, groups);
    for (ShopProduct product : products) {
      Role role = roles.get(product.sku());
      List<Offer> offers = offers(product.priceMinor(), role, opensAt);
      articles.put(product.sku(), new Article(product, role, grams.get(product.sku()), offers));
    }
    return new Assortment(articles);
  }

  private static List<Offer> offers(long price, Role role, Instant opensAt) {
    List<Offer> offers = new ArrayList<>(List.of(new Offer(opensAt, price)));
    for (int n = 1; role == Role.REPRICED && n < PRICES; n++) {
      Instant from = opensAt.plus(PRICE_HOLDS.multipliedBy(n));
      offers.add(new Offer(from, price * (100 - CUT_PERCENT * (n % 4)) / 100));
    }
    return offers;
  }

  /** Variants of one size, told by their price, weigh the same, as in shops. */
  private static Map<String, Integer> grams(List<ShopProduct> products, List<List<String>> groups) {
    Map<String, ShopProduct> bySku = new LinkedHashMap<>();
    products.forEach(product -> bySku.put(product.sku(), product));
    Map<String, Integer> grams = new LinkedHashMap<>();
    for (List<String> group : groups) {
      ShopProduct first = bySku.get(group.get(0));
      int weight =
          new Seed(first.sku().hashCode())
              .random("grams")
              .nextInt(LEAST_GRAMS, MOST_GRAMS * 5 / 8 + 1);
      for (String sku : group) {
        boolean branded = !first.brand().isBlank();
        boolean large = branded && bySku.get(sku).priceMinor() != first.priceMinor();
        grams.put(sku, large ? weight * 8 / 5 : weight);
      }
    }
    return grams;
  }

  private static List<List<String>> groups(List<ShopProduct> products) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    int alone = 0;
    for (ShopProduct product : products) {
      String name =
          product.brand().isBlank()
              ? "pair " + alone++ / 2
              : product.category() + " of " + product.brand();
      groups.computeIfAbsent(name, key -> new ArrayList<>()).add(product.sku());
    }
    return List.copyOf(groups.values());
  }
}
