package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.catalogue.CatalogueFolder;
import dev.walkout.shop.catalogue.Delivery;
import dev.walkout.shop.catalogue.Enroller;
import dev.walkout.shop.catalogue.Enroller.OnBadPhoto;
import dev.walkout.shop.catalogue.EnrolmentOrder;
import dev.walkout.shop.catalogue.Prices;
import dev.walkout.shop.catalogue.ProductCatalogue;
import dev.walkout.topology.core.Money;
import dev.walkout.vision.embed.Embedder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout enrol}: products and their photos into the catalogue of a shop. */
@Command(
    name = "enrol",
    description = "Enrol a product, or a folder of products, by photos.",
    sortOptions = false)
public final class EnrolVerb implements Callable<Integer> {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;
  @Mixin private ShopFlags shop;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what;

  @Mixin private ProductFlags product;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Folder of the product's photos, *.jpg; they replace those it had.")
  private Optional<Path> photos;

  @Option(
      names = "--price",
      paramLabel = "AMOUNT",
      description =
          "Price of one piece from now on, such as 2.49; of a catalogue, the price of products that"
              + " products.csv gives none.")
  private Optional<String> price;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      defaultValue = "EUR",
      description = "Currency of the prices (default: ${DEFAULT-VALUE}).")
  private String currency;

  @Option(
      names = "--skip-bad",
      description = "Leave out photos that cannot be used, instead of enrolling nothing.")
  private boolean skipBad;

  @Mixin private ModelFlag model;
  @Mixin private ReportFlag report;

  /** One product or many. */
  private static final class What {

    @Option(names = "--product", paramLabel = "SKU", description = "Enrol this product.")
    private Optional<String> sku = Optional.empty();

    @Option(
        names = "--catalogue",
        paramLabel = "DIR",
        description =
            "Enrol all products of a folder category__product/*.jpg; a products.csv in it may say"
                + " folder,sku,name,brand,price,tags,colours,age_restricted,piece_grams of each.")
    private Optional<Path> folder = Optional.empty();
  }

  @Override
  public Integer call() {
    report.checked();
    Optional<Money> amount = price.map(text -> Prices.parse(text, currency));
    if (what.sku.isPresent() && photos.isEmpty()) {
      throw new UserError("--photos is missing: give the folder of the product's photos");
    }
    if (what.folder.isPresent() && (photos.isPresent() || product.any())) {
      throw new UserError(
          "--catalogue takes photos, names and the rest from its folder: leave out the other flags,"
              + " or enrol one --product");
    }
    Optional<List<EnrolmentOrder>> folder =
        what.folder.map(dir -> CatalogueFolder.read(dir, amount, currency));
    try (ShopFlags.Open open = shop.open();
        ProductCatalogue catalogue =
            new ProductCatalogue(open.address(), open.serdes(), Clock.systemUTC());
        Embedder embedder = Wiring.embedder(model.folder(), CORES)) {
      List<EnrolmentOrder> orders = folder.orElseGet(() -> List.of(order(catalogue, amount)));
      Delivery delivery =
          new Enroller(catalogue, embedder, CORES)
              .enrolAll(
                  orders,
                  skipBad ? OnBadPhoto.LEAVE_OUT : OnBadPhoto.REFUSE,
                  TerminalProgress.onStandardError());
      tell(new EnrolmentReport(delivery, embedder.model().id()), catalogue);
    }
    return 0;
  }

  private EnrolmentOrder order(ProductCatalogue catalogue, Optional<Money> amount) {
    String sku = what.sku.orElseThrow();
    return new EnrolmentOrder(
        product.details(sku, catalogue.find(sku)), amount, PhotoFiles.in(photos.orElseThrow()));
  }

  private void tell(EnrolmentReport result, ProductCatalogue catalogue) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(result.text());
    long others =
        catalogue.list().stream()
            .filter(entry -> !entry.model().orElse(result.model()).equals(result.model()))
            .count();
    if (others > 0) {
      out.printf(
          "%d other products are enrolled with another model than %s, and are not recognised beside"
              + " it: enrol them again%n",
          others, result.model());
    }
    out.flush();
    report.write(result.toJson());
  }
}
