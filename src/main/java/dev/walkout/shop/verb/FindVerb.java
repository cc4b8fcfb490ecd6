package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.find.Find;
import dev.walkout.shop.find.FindReport;
import dev.walkout.shop.find.FindRequest;
import dev.walkout.shop.search.DocumentQuery;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.feed.DocumentFeed;
import dev.walkout.shop.search.visual.RankingWeights;
import dev.walkout.shop.search.visual.VisualQuery;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout find}: the products that look most like a photo. */
@Command(
    name = "find",
    description = "Find the products that look most like a photo.",
    sortOptions = false)
public final class FindVerb implements Callable<Integer> {

  private static final int MINOR_DIGITS = 2;

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(names = "--photo", required = true, paramLabel = "FILE", description = "A JPEG.")
  private Path photo;

  @Option(
      names = {"-k", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "Products wanted (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--category",
      paramLabel = "A,B",
      split = ",",
      description = "Only products of one of these categories.")
  private List<String> categories = List.of();

  @Option(
      names = "--tags",
      paramLabel = "A,B",
      split = ",",
      description = "Only products with all of these tags.")
  private List<String> tags = List.of();

  @Option(
      names = "--colours",
      paramLabel = "A,B",
      split = ",",
      description = "Only products with all of these colours.")
  private List<String> colours = List.of();

  @Option(
      names = "--min-price",
      paramLabel = "P",
      description = "Only products that cost at least so much, for example 1.99.")
  private Optional<BigDecimal> minPrice;

  @Option(
      names = "--max-price",
      paramLabel = "P",
      description = "Only products that cost at most so much.")
  private Optional<BigDecimal> maxPrice;

  @Option(
      names = "--prefer",
      paramLabel = "A,B",
      split = ",",
      description = "Tags that bring a product forward without being a must.")
  private List<String> preferred = List.of();

  @Option(
      names = "--weights",
      paramLabel = "LOOKS,TAGS,COLOURS",
      split = ",",
      defaultValue = "0.85,0.1,0.05",
      description = "How much each part of a match counts (default: ${DEFAULT-VALUE}).")
  private List<Double> weights;

  @Mixin private ShopFlags shop;
  @Mixin private RedisFlags redis;
  @Mixin private ModelFlag model;
  @Mixin private ReportFlag report;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write an HTML page with the photo beside the answer.")
  private Optional<Path> page;

  @Override
  public Integer call() {
    report.checked();
    ReportFile.check("--page", page);
    FindRequest request = new FindRequest(photo, query(), model.folder(), redis.server());
    try (ShopFlags.Open open = shop.open()) {
      DocumentFeed.Source topics = new DocumentFeed.Source(open.address(), open.serdes());
      FindReport answer = new Find(request, topics, TerminalProgress.onStandardError()).run();
      PrintWriter out = spec.commandLine().getOut();
      out.print(answer.text());
      out.flush();
      report.write(answer.json());
      ReportFile.write(page, answer.page());
    }
    return 0;
  }

  private VisualQuery query() {
    DocumentQuery filter =
        DocumentQuery.all()
            .with(ProductDocument.CATEGORY, categories)
            .with(ProductDocument.TAGS, tags)
            .with(ProductDocument.COLOURS, colours);
    if (minPrice.isPresent() || maxPrice.isPresent()) {
      long least = minPrice.map(price -> minor("--min-price", price)).orElse(0L);
      long most = maxPrice.map(price -> minor("--max-price", price)).orElse(Long.MAX_VALUE);
      filter = filter.between(ProductDocument.PRICE, least, most);
    }
    if (weights.size() != 3) {
      throw new UserError(
          "--weights has " + weights.size() + " numbers: give three, as 0.85,0.1,0.05");
    }
    RankingWeights ranking = new RankingWeights(weights.get(0), weights.get(1), weights.get(2));
    return VisualQuery.most(count).among(filter).preferring(preferred).weighted(ranking);
  }

  private static long minor(String flag, BigDecimal price) {
    try {
      return price.movePointRight(MINOR_DIGITS).longValueExact();
    } catch (ArithmeticException e) {
      throw new UserError(flag + " is " + price + ": give at most two digits after the point", e);
    }
  }
}
