package dev.walkout.shop.catalogue;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.schemas.avro.Planogram;
import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.ProductStatus;
import dev.walkout.shop.UserError;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.topology.core.Money;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The products of the shop: what is sold, for how much, and by which photos it is known.
 *
 * <p>The topics {@code products}, {@code anchors} and {@code planograms} are the truth: every call
 * reads what they hold now, and a change is on the broker when it returns. Two processes that
 * change one product at the same moment may lose one of the changes.
 *
 * <p>Safe for use by several threads.
 */
public final class ProductCatalogue implements AutoCloseable {

  private final Clock clock;
  private final Publisher publisher;
  private final CatalogueTopic<Product> productTopic;
  private final CatalogueTopic<Anchors> anchorTopic;
  private final CatalogueTopic<Planogram> planogramTopic;
  private final Map<String, Product> products = new TreeMap<>();
  private final Map<String, ProductAnchors> anchors = new TreeMap<>();
  private final Map<String, Planogram> planograms = new TreeMap<>();

  /**
   * A product as it stands in the catalogue.
   *
   * @param anchors photos it is known by; 0: it is sold, but never recognised
   * @param model that embedded them; empty if there are none
   * @param planograms keys of the zones that list it
   */
  public record Entry(
      Product product, int anchors, Optional<String> model, List<String> planograms) {

    public String sku() {
      return product.getSku();
    }

    /** What a cart is charged for one piece at a time; empty if nothing was set for it. */
    public Optional<Money> priceAt(Instant time) {
      return ProductRecords.priceAt(product, time);
    }
  }

  /**
   * Opens the catalogue on a broker that has its topics.
   *
   * @param address {@code host:port}
   * @param clock says since when a change holds
   */
  public ProductCatalogue(String address, AvroSerdes serdes, Clock clock) {
    this.clock = clock;
    this.publisher = new Publisher(address, serdes);
    this.productTopic =
        new CatalogueTopic<>(address, serdes, Topics.PRODUCTS, (k, v) -> keep(products, k, v));
    this.anchorTopic =
        new CatalogueTopic<>(
            address,
            serdes,
            Topics.ANCHORS,
            (k, v) -> keep(anchors, k, v == null ? null : ProductAnchors.of(k, v)));
    this.planogramTopic =
        new CatalogueTopic<>(address, serdes, Topics.PLANOGRAMS, (k, v) -> keep(planograms, k, v));
  }

  /** All products, by sku. */
  public synchronized List<Entry> list() {
    refresh();
    return products.values().stream().map(this::entry).toList();
  }

  /** A product, if there is one of that sku. */
  public synchronized Optional<Entry> find(String sku) {
    refresh();
    return Optional.ofNullable(products.get(sku)).map(this::entry);
  }

  /**
   * Sets what one piece costs from a moment on, until a later price begins; a price from the very
   * same moment is replaced. How it is sold stays.
   *
   * @throws UserError if there is no such product, or the price is in another currency than the
   *     catalogue's
   */
  public synchronized Entry price(String sku, Money price, Instant from) {
    refresh();
    checkPrice(price);
    checkCurrency(price);
    Product product = ProductRecords.priced(existing(sku), price, from);
    publisher.send(Topics.PRODUCTS, sku, product, clock.instant());
    publisher.flush();
    refresh();
    return entry(product);
  }

  /**
   * Replaces what is said of a product; its prices, status and photos stay.
   *
   * @throws UserError if there is no such product
   */
  public synchronized Entry change(ProductDetails details) {
    refresh();
    Product product = ProductRecords.described(existing(details.sku()), details);
    publisher.send(Topics.PRODUCTS, details.sku(), product, clock.instant());
    ProductAnchors known = anchors.get(details.sku());
    if (known != null && !known.category().equals(details.category())) {
      Anchors moved = known.withCategory(details.category()).toRecord();
      publisher.send(Topics.ANCHORS, details.sku(), moved, clock.instant());
    }
    publisher.flush();
    refresh();
    return entry(product);
  }

  /**
   * Takes a product out: it is no longer recognised, and then no longer sold.
   *
   * @return as it was, with the zones whose planogram still lists it
   * @throws UserError if there is no such product
   */
  public synchronized Entry remove(String sku) {
    refresh();
    if (!products.containsKey(sku) && !anchors.containsKey(sku)) {
      throw unknown(sku);
    }
    Product product = products.getOrDefault(sku, ProductRecords.nameless(sku));
    Entry removed = entry(product);
    publisher.send(Topics.ANCHORS, sku, null, clock.instant());
    publisher.flush(); // what is recognised must have a price, whenever the process ends
    publisher.send(Topics.PRODUCTS, sku, null, clock.instant());
    publisher.flush();
    refresh();
    return removed;
  }

  /** How many records of the topics could not be used; each was logged. */
  public synchronized long faults() {
    return productTopic.faults() + anchorTopic.faults() + planogramTopic.faults();
  }

  @Override
  public synchronized void close() {
    publisher.close();
    productTopic.close();
    anchorTopic.close();
    planogramTopic.close();
  }

  /** Refuses what is not a price. */
  static void checkPrice(Money price) {
    if (price.minor() < 0) {
      throw new IllegalArgumentException(
          "price is " + price.minor() + " " + price.currency() + " cents; give 0 or more");
    }
  }

  /**
   * Throws if these orders cannot be carried out, before work is put into them.
   *
   * @throws UserError naming the products that would have no price
   */
  synchronized void check(List<EnrolmentOrder> orders) {
    refresh();
    List<String> free =
        orders.stream()
            .filter(order -> order.price().isEmpty())
            .map(EnrolmentOrder::sku)
            .filter(sku -> !products.containsKey(sku) || products.get(sku).getPrices().isEmpty())
            .toList();
    if (!free.isEmpty()) {
      throw new UserError(
          "price of "
              + String.join(", ", free.subList(0, Math.min(5, free.size())))
              + (free.size() > 5 ? " and " + (free.size() - 5) + " more" : "")
              + " is missing: give one, a product without a price is never charged");
    }
    orders.forEach(order -> order.price().ifPresent(this::checkCurrency));
  }

  /** Writes products and their anchors; each order has the anchors of its place. */
  synchronized List<Product> enrol(List<EnrolmentOrder> orders, List<ProductAnchors> known) {
    refresh();
    Instant now = clock.instant();
    List<Product> enrolled = new ArrayList<>();
    for (EnrolmentOrder order : orders) {
      Product product = ordered(order, now);
      publisher.send(Topics.PRODUCTS, order.sku(), product, now);
      enrolled.add(product);
    }
    publisher.flush(); // what is recognised must have a price, whenever the process ends
    for (ProductAnchors each : known) {
      publisher.send(Topics.ANCHORS, each.sku(), each.toRecord(), now);
    }
    publisher.flush();
    refresh();
    return enrolled;
  }

  private Product ordered(EnrolmentOrder order, Instant now) {
    Product before = products.getOrDefault(order.sku(), ProductRecords.nameless(order.sku()));
    Product product = ProductRecords.described(before, order.details());
    product.setStatus(ProductStatus.ACTIVE);
    return order
        .price()
        .filter(price -> !ProductRecords.priceAt(before, now).equals(Optional.of(price)))
        .map(price -> ProductRecords.priced(product, price, now))
        .orElse(product);
  }

  /** The gallery that recognition with this model uses now. */
  synchronized Gallery gallery(ModelCard model) {
    return Gallery.of(
        model,
        of(model.id()).stream()
            .filter(each -> each.dimension() == model.dimension())
            .map(ProductAnchors::enrolled)
            .toList());
  }

  /** The anchors of a model. */
  synchronized Collection<ProductAnchors> of(String model) {
    return anchors.values().stream().filter(each -> each.model().equals(model)).toList();
  }

  private void refresh() {
    productTopic.drain();
    anchorTopic.drain();
    planogramTopic.drain();
  }

  private static <V> void keep(Map<String, V> map, String key, V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  private Entry entry(Product product) {
    ProductAnchors known = anchors.get(product.getSku());
    List<String> zones =
        planograms.entrySet().stream()
            .filter(zone -> zone.getValue().getSkus().contains(product.getSku()))
            .map(Map.Entry::getKey)
            .toList();
    return new Entry(
        Product.newBuilder(product).build(),
        known == null ? 0 : known.anchors().size(),
        Optional.ofNullable(known).map(ProductAnchors::model),
        zones);
  }

  private Product existing(String sku) {
    Product product = products.get(sku);
    if (product == null) {
      throw unknown(sku);
    }
    return product;
  }

  private UserError unknown(String sku) {
    return new UserError(
        "sku '" + sku + "' is not in the catalogue: give one of its " + products.size());
  }

  /** A cart cannot reckon with two currencies. */
  private void checkCurrency(Money price) {
    products.values().stream()
        .flatMap(product -> product.getPrices().stream())
        .map(other -> other.getPrice().getCurrency())
        .filter(currency -> !currency.equals(price.currency()))
        .findFirst()
        .ifPresent(
            currency -> {
              throw new UserError(
                  "currency is "
                      + price.currency()
                      + ", and the catalogue reckons in "
                      + currency
                      + ": give the price in it");
            });
  }
}
