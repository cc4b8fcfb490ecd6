package dev.walkout.shop.search;

import dev.walkout.topology.core.Money;
import dev.walkout.vision.match.UnitVectors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Products and receipts for tests; whatever a test does not say is harmless. */
public final class TestDocuments {

  public static final int DIMENSION = 4;
  private static final Instant OPENING = Instant.parse("2026-01-05T08:00:00Z");

  private TestDocuments() {}

  /** A unit vector of the test's dimension in this direction. */
  public static float[] unit(double... direction) {
    double[] whole = new double[DIMENSION];
    System.arraycopy(direction, 0, whole, 0, direction.length);
    return UnitVectors.unit(whole);
  }

  public static Product product(String sku) {
    return new Product(sku);
  }

  public static Receipt receipt(String trip) {
    return new Receipt(trip);
  }

  /** A product in the making. */
  public static final class Product {
    private final String sku;
    private String name = "";
    private String brand = "";
    private String category = "drinks";
    private String status = "ACTIVE";
    private String keywords = "";
    private List<String> tags = List.of();
    private List<String> colours = List.of();
    private Optional<Money> price = Optional.empty();
    private Optional<float[]> embedding = Optional.empty();
    private List<Long> hashes = List.of();

    private Product(String sku) {
      this.sku = sku;
    }

    public Product name(String value) {
      name = value;
      return this;
    }

    public Product brand(String value) {
      brand = value;
      return this;
    }

    public Product category(String value) {
      category = value;
      return this;
    }

    public Product status(String value) {
      status = value;
      return this;
    }

    public Product keywords(String value) {
      keywords = value;
      return this;
    }

    public Product tags(String... values) {
      tags = List.of(values);
      return this;
    }

    public Product colours(String... values) {
      colours = List.of(values);
      return this;
    }

    public Product price(long minor) {
      price = Optional.of(new Money(minor, "EUR"));
      return this;
    }

    public Product looks(double... direction) {
      embedding = Optional.of(unit(direction));
      return this;
    }

    public Product embedding(float[] vector) {
      embedding = Optional.of(vector);
      return this;
    }

    public Product photos(Long... values) {
      hashes = List.of(values);
      return this;
    }

    public ProductDocument document() {
      return new ProductDocument(
          sku, name, brand, category, tags, colours, status, keywords, price, embedding, hashes);
    }
  }

  /** A receipt in the making. */
  public static final class Receipt {
    private final String trip;
    private String store = "store-1";
    private int version = 1;
    private String status = "FINAL";
    private int minutes;
    private long total;
    private List<String> skus = List.of();
    private List<String> lines = List.of();
    private List<String> doubts = List.of();

    private Receipt(String trip) {
      this.trip = trip;
    }

    public Receipt store(String value) {
      store = value;
      return this;
    }

    public Receipt version(int value, String itsStatus) {
      version = value;
      status = itsStatus;
      return this;
    }

    /** Minutes after opening that the trip left. */
    public Receipt left(int value) {
      minutes = value;
      return this;
    }

    public Receipt total(long minor) {
      total = minor;
      return this;
    }

    public Receipt line(String sku, String text) {
      skus =
          java.util.stream.Stream.concat(skus.stream(), java.util.stream.Stream.of(sku)).toList();
      lines =
          java.util.stream.Stream.concat(lines.stream(), java.util.stream.Stream.of(text)).toList();
      return this;
    }

    public Receipt doubts(String... reasons) {
      doubts = List.of(reasons);
      return this;
    }

    public ReceiptDocument document() {
      return new ReceiptDocument(
          trip + "-receipt",
          trip,
          store,
          version,
          status,
          OPENING,
          OPENING.plusSeconds(60L * minutes).plusNanos(1000),
          new Money(total, "EUR"),
          skus,
          lines,
          doubts);
    }
  }

  /** The microsecond of a minute after opening, as {@link Receipt#left} sets it. */
  public static long micros(int minutes) {
    return OPENING.plusSeconds(60L * minutes).toEpochMilli() * 1000 + 1;
  }
}
