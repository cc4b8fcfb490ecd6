package dev.walkout.shop.verb;

import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.replay.Proof;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walkout prove}: a receipt back to the pictures, hash by hash. */
@Command(
    name = "prove",
    description = "Walk a receipt back to the observations and check every hash on the way.",
    sortOptions = false)
public final class ProveVerb implements Callable<Integer> {

  /** Exit code for a chain that does not hold. */
  private static final int NOT_PROVEN = 3;

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;

  @Parameters(paramLabel = "RECEIPT|TRIP", description = "Id of the receipt, or of its trip.")
  private String id;

  @Mixin private ShopFlags shop;

  @Option(
      names = "--file",
      paramLabel = "FILE|DIR",
      description = "A recording, or the folder of a replay, instead of a shop.")
  private Optional<Path> file;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write the story with its pictures as one HTML file.")
  private Optional<Path> page;

  @Override
  public Integer call() {
    ReportFile.check("--page", page);
    if (file.isPresent() && shop.given()) {
      throw new UserError("--file is given beside --kafka or --dir: give one of them");
    }
    Proof proof = proof(TerminalProgress.onStandardError());
    spec.commandLine().getOut().print(proof.text());
    spec.commandLine().getOut().flush();
    if (page.isPresent()) {
      ReportFile.write(page, proof.html());
    }
    return proof.holds() ? 0 : NOT_PROVEN;
  }

  private Proof proof(Progress progress) {
    if (file.isPresent()) {
      return Proof.ofRun(id, file.get(), progress);
    }
    try (ShopFlags.Open open = shop.open()) {
      return Proof.ofShop(id, open.address(), open.serdes(), progress);
    }
  }
}
