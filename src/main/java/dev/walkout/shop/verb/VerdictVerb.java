package dev.walkout.shop.verb;

import dev.walkout.schemas.avro.NoProduct;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.OtherTrip;
import dev.walkout.schemas.avro.Quantity;
import dev.walkout.schemas.avro.ThisProduct;
import dev.walkout.shop.UserError;
import dev.walkout.shop.catalogue.Rulings;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walkout verdict REVIEW}: a person's answer to a review. */
@Command(
    name = "verdict",
    description = "Answer a review: what moved, that nothing did, or whose it was.",
    sortOptions = false)
public final class VerdictVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;
  @Mixin private ShopFlags shop;

  @Parameters(paramLabel = "REVIEW", description = "The review's id, as on the topic reviews.")
  private String review;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what;

  @Option(
      names = "--pieces",
      paramLabel = "N",
      description = "With --product: how many pieces (default: as many as were seen).")
  private int pieces;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      defaultValue = "command line",
      description = "Who rules (default: ${DEFAULT-VALUE}).")
  private String operator;

  /** What is ruled. */
  private static final class What {

    @Option(names = "--product", paramLabel = "SKU", description = "It was this product.")
    private Optional<String> sku = Optional.empty();

    @Option(names = "--nothing", description = "Nothing moved.")
    private boolean nothing;

    @Option(names = "--trip", paramLabel = "TRIP", description = "It was this other trip's.")
    private Optional<String> trip = Optional.empty();
  }

  @Override
  public Integer call() {
    if (pieces < 0 || (pieces > 0 && what.sku.isEmpty())) {
      throw new UserError(
          "--pieces is " + pieces + ": give at least 1, together with the --product that moved");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ShopFlags.Open open = shop.open()) {
      OperatorVerdict verdict =
          new Rulings(open.address(), open.serdes()).rule(review, operator, Instant.now(), body());
      out.printf("ruled on movement %s of trip %s%n", verdict.getMovementId(), verdict.getTripId());
    }
    out.flush();
    return 0;
  }

  private Object body() {
    if (what.sku.isPresent()) {
      Quantity quantity = Quantity.newBuilder().setPieces(pieces).build();
      return new ThisProduct(what.sku.get(), quantity);
    }
    return what.trip.isPresent()
        ? new OtherTrip(what.trip.get(), null)
        : new NoProduct(what.nothing ? "nothing moved" : "");
  }
}
