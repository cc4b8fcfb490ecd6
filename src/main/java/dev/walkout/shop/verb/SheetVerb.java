package dev.walkout.shop.verb;

import dev.walkout.shop.Wiring;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sheet.ContactSheet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout sheet}: what the cameras see, beside the catalogue. */
@Command(
    name = "sheet",
    description = "Draw crops beside their catalogue pictures as one picture.",
    sortOptions = false)
public final class SheetVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "sheet.png",
      description = "PNG to write (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Mixin private ProductsFlag products;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "24",
      description = "Products on the sheet (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Mixin private SeedFlag seed;

  @Override
  public Integer call() throws Exception {
    ReportFile.check("--out", Optional.of(out));
    var catalogue = Wiring.catalogue(products.folder(), seed.value());
    var sheet = new ContactSheet(catalogue, new CropCamera(Difficulty.standard()));
    Files.write(out, sheet.png(rows, seed.value()));
    spec.commandLine().getOut().println(out);
    return 0;
  }
}
