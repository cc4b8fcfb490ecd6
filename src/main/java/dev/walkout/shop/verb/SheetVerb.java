package dev.walkout.shop.verb;

import dev.walkout.shop.Wiring;
import dev.walkout.shop.photos.ViewSheet;
import dev.walkout.sim.sensor.CropCamera;
import dev.walkout.sim.sensor.Difficulty;
import dev.walkout.sim.sheet.ContactSheet;
import dev.walkout.vision.picture.PhotoSet;
import dev.walkout.vision.train.AugmentationSettings;
import dev.walkout.vision.train.Views;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout sheet}: what the cameras see, or what training makes of photos. */
@Command(
    name = "sheet",
    description =
        "Draw crops beside their catalogue pictures as one picture, or with --photos what a network"
            + " sees of photos while it is trained.",
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
      names = "--photos",
      paramLabel = "DIR|MANIFEST",
      description = "Photos to train on: each change of a view alone, then all together.")
  private Optional<Path> photos;

  @Option(
      names = "--views",
      paramLabel = "FILE",
      description = "With --photos: how they are varied, the JSON file that `train` takes.")
  private Optional<Path> views;

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
    Files.write(out, photos.isPresent() ? views(photos.get()) : crops());
    spec.commandLine().getOut().println(out);
    return 0;
  }

  private byte[] views(Path folder) {
    Views standard = Views.all(AugmentationSettings.shop());
    Views varied = views.map(standard::with).orElse(standard);
    return new ViewSheet(PhotoSet.read(folder).photos(), varied).png(rows, seed.value());
  }

  private byte[] crops() {
    var catalogue = Wiring.catalogue(products.folder(), seed.value());
    var sheet = new ContactSheet(catalogue, new CropCamera(Difficulty.standard()));
    return sheet.png(rows, seed.value());
  }
}
