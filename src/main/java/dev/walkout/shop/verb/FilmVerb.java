package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.pixels.Films;
import dev.walkout.sim.film.FilmOrder;
import dev.walkout.sim.film.FilmSheet;
import dev.walkout.sim.film.FilmedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout film}: what the cameras of a simulated store see, as films with their truth. */
@Command(
    name = "film",
    description =
        "Render what the cameras of a simulated store see: a film of each, and the truth.",
    sortOptions = false)
public final class FilmVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New or empty folder for films, truth, presence and door.")
  private Optional<Path> out;

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description = "PNG to write: frames of these films, hands and held products framed.")
  private Optional<Path> sheet;

  @Mixin private SeedFlag seed;

  @Option(
      names = "--trips",
      paramLabel = "N",
      defaultValue = "10",
      description = "Shoppers that come (default: ${DEFAULT-VALUE}).")
  private int trips;

  @Option(
      names = "--zones",
      paramLabel = "N",
      defaultValue = "2",
      description = "Stretches of shelf (default: ${DEFAULT-VALUE}).")
  private int zones;

  @Option(
      names = "--cameras",
      paramLabel = "N",
      defaultValue = "2",
      description = "Cameras of each zone (default: ${DEFAULT-VALUE}).")
  private int cameras;

  @Option(
      names = "--gap",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "Mean time between two arrivals (default: ${DEFAULT-VALUE}).")
  private int gap;

  @Option(
      names = "--inside",
      paramLabel = "N",
      defaultValue = "500",
      description = "Most shoppers that the door lets in at once (default: ${DEFAULT-VALUE}).")
  private int inside;

  @Mixin private ProductsFlag products;

  @Override
  public Integer call() throws Exception {
    check();
    var order =
        new FilmOrder(
            seed.value(), trips, zones, cameras, Duration.ofSeconds(gap), inside, products.name());
    var store = new FilmedStore(order, Wiring.catalogue(products.folder(), seed.value()));
    if (sheet.isPresent()) {
      Files.write(sheet.get(), new FilmSheet(store).png());
      spec.commandLine().getOut().println(sheet.get());
    }
    if (out.isPresent()) {
      Films.shoot(store, out.get(), TerminalProgress.onStandardError());
    }
    return 0;
  }

  private void check() {
    ReportFile.check("--sheet", sheet);
    if (out.isEmpty() && sheet.isEmpty()) {
      throw new UserError("give --out DIR for films, or --sheet FILE for a picture of some frames");
    }
    between("--trips", trips, 500);
    between("--zones", zones, 50);
    between("--cameras", cameras, 9);
    between("--gap", gap, 3600);
    between("--inside", inside, 500);
  }

  private static void between(String flag, int value, int most) {
    if (value < 1 || value > most) {
      throw new UserError(flag + " must be 1 to " + most + ", not " + value);
    }
  }
}
