package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.photos.PhotoPage;
import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.LabelledPhoto.Use;
import dev.walkout.vision.picture.PhotoCheck;
import dev.walkout.vision.picture.PhotoSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walkout check-photos}: what is wrong with photos, before a model learns it. */
@Command(
    name = "check-photos",
    description =
        "Look through photos for broken files, duplicates, pictures on both the train and the"
            + " evaluation side, and products with too few photos.",
    footer = "Exit code 0: nothing to put right; 2: something is wrong. Notes are not wrong.",
    sortOptions = false)
public final class CheckPhotosVerb implements Callable<Integer> {

  private static final int SOMETHING_WRONG = 2;

  @Spec private CommandSpec spec;

  @Mixin private HelpFlag help;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|MANIFEST",
      description =
          "Photos as category__product/*.jpg, or a CSV file with the columns file, product,"
              + " category, kind (catalogue, shop), use (train, evaluate) and tags.")
  private List<Path> sets;

  @Option(
      names = "--evaluate",
      paramLabel = "DIR|MANIFEST",
      description = "Photos that models are evaluated with; repeat it for more.")
  private List<Path> evaluated = List.of();

  @Option(
      names = "--least",
      paramLabel = "N",
      defaultValue = "5",
      description = "Photos that each product needs to train on (default: ${DEFAULT-VALUE}).")
  private int least;

  @Mixin private ReportFlag report;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write an HTML page with the suspicious photos side by side.")
  private Optional<Path> page;

  @Override
  public Integer call() {
    report.checked();
    ReportFile.check("--page", page);
    List<LabelledPhoto> photos = new ArrayList<>();
    sets.forEach(set -> photos.addAll(PhotoSet.read(set).photos()));
    evaluated.forEach(
        set ->
            PhotoSet.read(set).photos().forEach(photo -> photos.add(photo.withUse(Use.EVALUATE))));
    PhotoCheck.Findings findings =
        new PhotoCheck(least, TerminalProgress.onStandardError()).of(photos);
    PhotoReport found = new PhotoReport(findings);
    PrintWriter out = spec.commandLine().getOut();
    out.print(found.text());
    out.flush();
    report.write(found.json());
    page.ifPresent(file -> ReportFile.write(page, new PhotoPage(findings).html()));
    return findings.isAnythingWrong() ? SOMETHING_WRONG : 0;
  }
}
