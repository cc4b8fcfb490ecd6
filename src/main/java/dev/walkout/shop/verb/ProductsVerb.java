package dev.walkout.shop.verb;

import dev.walkout.schemas.avro.Price;
import dev.walkout.schemas.avro.Product;
import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.catalogue.Lesson;
import dev.walkout.shop.catalogue.Lesson.Outcome;
import dev.walkout.shop.catalogue.Prices;
import dev.walkout.shop.catalogue.ProductCatalogue;
import dev.walkout.shop.catalogue.ProductCatalogue.Entry;
import dev.walkout.shop.catalogue.Rulings;
import dev.walkout.shop.catalogue.VerdictLearning;
import dev.walkout.topology.core.Money;
import dev.walkout.vision.embed.Embedder;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walkout products}: the catalogue of a shop. */
@Command(
    name = "products",
    description = "List, show, change, price and remove products, and learn from verdicts.",
    subcommands = {
      ProductsVerb.ListAll.class,
      ProductsVerb.Show.class,
      ProductsVerb.Change.class,
      ProductsVerb.SetPrice.class,
      ProductsVerb.Remove.class,
      ProductsVerb.Learn.class
    },
    synopsisSubcommandLabel = "(list|show|change|price|remove|learn)")
public final class ProductsVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: list, show, change, price, remove or learn");
  }

  /** What all of them do: open the shop, work on its catalogue, print. */
  private abstract static class OnCatalogue implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HelpFlag help;
    @Mixin private ShopFlags shop;

    @Override
    public final Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      try (ShopFlags.Open open = shop.open();
          ProductCatalogue catalogue =
              new ProductCatalogue(open.address(), open.serdes(), Clock.systemUTC())) {
        work(open, catalogue, out);
      }
      out.flush();
      return 0;
    }

    abstract void work(ShopFlags.Open open, ProductCatalogue catalogue, PrintWriter out);
  }

  /** The same of one product. */
  private abstract static class OnProduct extends OnCatalogue {

    @Parameters(paramLabel = "SKU", description = "The product.")
    private String sku;

    String sku() {
      return sku;
    }

    Entry existing(ProductCatalogue catalogue) {
      return catalogue
          .find(sku)
          .orElseThrow(
              () ->
                  new UserError(
                      "sku '"
                          + sku
                          + "' is not in the catalogue: `walkout products list` shows"
                          + " what is"));
    }
  }

  /** {@code walkout products list}. */
  @Command(name = "list", description = "All products with their prices of now.")
  static final class ListAll extends OnCatalogue {

    @Override
    void work(ShopFlags.Open open, ProductCatalogue catalogue, PrintWriter out) {
      Instant now = Instant.now();
      List<Entry> all = catalogue.list();
      TextTable table = new TextTable("sku", "name", "category", "price", "photos", "status");
      for (Entry entry : all) {
        table.row(
            entry.sku(),
            entry.product().getName(),
            entry.product().getCategory(),
            entry.priceAt(now).map(Prices::text).orElse("none"),
            entry.anchors() == 0 ? "none: never recognised" : "" + entry.anchors(),
            entry.product().getStatus().name().toLowerCase(java.util.Locale.ROOT));
      }
      out.print(all.isEmpty() ? "" : table);
      out.printf("%d products%n", all.size());
    }
  }

  /** {@code walkout products show SKU}. */
  @Command(name = "show", description = "Everything about a product.")
  static final class Show extends OnProduct {

    @Override
    void work(ShopFlags.Open open, ProductCatalogue catalogue, PrintWriter out) {
      print(existing(catalogue), out);
    }
  }

  /** {@code walkout products change SKU}. */
  @Command(
      name = "change",
      description = "Change what is said of a product; its price and photos stay.",
      sortOptions = false)
  static final class Change extends OnProduct {

    @Mixin private ProductFlags product;

    @Override
    void work(ShopFlags.Open open, ProductCatalogue catalogue, PrintWriter out) {
      if (!product.any()) {
        throw new UserError("--name or another flag is missing: say what to change");
      }
      Entry before = existing(catalogue);
      print(catalogue.change(product.details(sku(), Optional.of(before))), out);
    }
  }

  /** {@code walkout products price SKU --price X}. */
  @Command(name = "price", description = "Set a product's price from a moment on.")
  static final class SetPrice extends OnProduct {

    @Option(
        names = "--price",
        required = true,
        paramLabel = "AMOUNT",
        description = "Price of one piece, such as 2.49.")
    private String price;

    @Option(
        names = "--currency",
        paramLabel = "CODE",
        defaultValue = "EUR",
        description = "Its currency (default: ${DEFAULT-VALUE}).")
    private String currency;

    @Option(
        names = "--from",
        paramLabel = "TIME",
        description =
            "Since when it holds: 2026-01-31, 2026-01-31T08:00 of this machine's time zone, or"
                + " 2026-01-31T08:00Z (default: now).")
    private Optional<String> from;

    @Override
    void work(ShopFlags.Open open, ProductCatalogue catalogue, PrintWriter out) {
      Money amount = Prices.parse(price, currency);
      Instant since = from.map(SetPrice::time).orElseGet(Instant::now);
      print(catalogue.price(sku(), amount, since), out);
    }

    private static Instant time(String text) {
      try {
        ZoneId here = ZoneId.systemDefault();
        if (text.length() == 10) {
          return LocalDate.parse(text).atStartOfDay(here).toInstant();
        }
        TemporalAccessor time =
            java.time.format.DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime offset
            ? offset.toInstant()
            : ((LocalDateTime) time).atZone(here).toInstant();
      } catch (DateTimeException e) {
        throw new UserError(
            "--from is '"
                + text
                + "': write it like 2026-01-31, 2026-01-31T08:00 or"
                + " 2026-01-31T08:00Z",
            e);
      }
    }
  }

  /** {@code walkout products remove SKU}. */
  @Command(
      name = "remove",
      description = "Take a product out: it is no longer recognised and no longer sold.")
  static final class Remove extends OnProduct {

    @Override
    void work(ShopFlags.Open open, ProductCatalogue catalogue, PrintWriter out) {
      existing(catalogue);
      Entry removed = catalogue.remove(sku());
      out.printf("removed %s with its %d photos%n", removed.sku(), removed.anchors());
      if (!removed.planograms().isEmpty()) {
        out.printf(
            "still listed in the planogram of %s: put something else there%n",
            String.join(", ", removed.planograms()));
      }
    }
  }

  /** {@code walkout products learn}. */
  @Command(
      name = "learn",
      description =
          "Make anchors of crops that verdicts named, where they pass quarantine; the others wait.")
  static final class Learn extends OnCatalogue {

    @Option(names = "--dry-run", description = "Only say what would be learned.")
    private boolean dry;

    @Mixin private ModelFlag model;

    @Override
    void work(ShopFlags.Open open, ProductCatalogue catalogue, PrintWriter out) {
      try (Embedder embedder = Wiring.embedder(model.folder(), 1)) {
        Rulings rulings = new Rulings(open.address(), open.serdes());
        List<Lesson> lessons =
            new VerdictLearning(catalogue, rulings, embedder)
                .learn(!dry, TerminalProgress.onStandardError());
        tell(lessons, out);
      }
    }

    private void tell(List<Lesson> lessons, PrintWriter out) {
      TextTable table = new TextTable("sku", "crop", "became", "why");
      for (Lesson lesson : lessons) {
        String became = lesson.outcome().name().toLowerCase(java.util.Locale.ROOT);
        table.row(lesson.sku(), lesson.crop(), became, lesson.why());
      }
      long learned = lessons.stream().filter(l -> l.outcome() == Outcome.LEARNED).count();
      out.print(lessons.isEmpty() ? "" : table);
      out.printf(
          "%d of %d crops %s%n", learned, lessons.size(), dry ? "would be learned" : "learned");
    }
  }

  private static void print(Entry entry, PrintWriter out) {
    Product product = entry.product();
    TextTable table = new TextTable("sku", product.getSku());
    table.row("name", product.getName());
    table.row("category", product.getCategory());
    table.row("brand", Optional.ofNullable(product.getBrand()).orElse(""));
    table.row("status", product.getStatus().name().toLowerCase(java.util.Locale.ROOT));
    table.row("tags", String.join(", ", product.getTags()));
    table.row("colours", String.join(", ", product.getColours()));
    table.row("age restricted", product.getAgeRestricted() ? "yes" : "no");
    table.row(
        "piece weight", product.getPieceGrams() == null ? "" : product.getPieceGrams() + " g");
    table.row("photos", entry.anchors() == 0 ? "none: never recognised" : "" + entry.anchors());
    table.row("model", entry.model().orElse(""));
    table.row("planograms", String.join(", ", entry.planograms()));
    for (Price price : product.getPrices()) {
      Money money = new Money(price.getPrice().getMinor(), price.getPrice().getCurrency());
      table.row("price", Prices.text(money) + " from " + price.getValidFrom());
    }
    out.print(table);
  }
}
