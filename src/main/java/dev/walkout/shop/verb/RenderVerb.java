package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.sim.catalogue.PhotoSetWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout render}: photo folders of rendered packages, to train and to judge with. */
@Command(
    name = "render",
    description = "Write photos of rendered packages as folders to train on.",
    sortOptions = false)
public final class RenderVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the folders category__sku go.")
  private Path out;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "1440",
      description = "Products, in brand families of four (default: ${DEFAULT-VALUE}).")
  private int products;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "4",
      description = "Catalogue pictures of each (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "12",
      description = "Camera crops of each (default: ${DEFAULT-VALUE}).")
  private int shots;

  @Mixin private SeedFlag seed;

  @Option(
      names = "--held-out",
      description = "Draw from the families that no shipped model is trained on.")
  private boolean heldOut;

  @Option(
      names = "--apart",
      description = "Write catalogue pictures to DIR/gallery and crops to DIR/queries.")
  private boolean apart;

  @Override
  public Integer call() throws Exception {
    var writer =
        new PhotoSetWriter(
            new PhotoSetWriter.Order(products, pictures, shots, seed.value(), heldOut));
    TerminalProgress progress = TerminalProgress.onStandardError();
    progress.begin("rendering", products);
    var written =
        apart
            ? writer.writeApart(out, done -> progress.step(1, ""))
            : writer.write(out, done -> progress.step(1, ""));
    progress.end(written.size() + " products in " + out);
    return 0;
  }
}
