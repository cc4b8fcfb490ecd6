package dev.walkout.shop;

import dev.walkout.shop.verb.BenchVerb;
import dev.walkout.shop.verb.BillVerb;
import dev.walkout.shop.verb.CheckPhotosVerb;
import dev.walkout.shop.verb.DeadLettersVerb;
import dev.walkout.shop.verb.DemoVerb;
import dev.walkout.shop.verb.DiffVerb;
import dev.walkout.shop.verb.EdgeVerb;
import dev.walkout.shop.verb.EnrolVerb;
import dev.walkout.shop.verb.EvaluateVerb;
import dev.walkout.shop.verb.FilmVerb;
import dev.walkout.shop.verb.FindVerb;
import dev.walkout.shop.verb.ProductsVerb;
import dev.walkout.shop.verb.ProveVerb;
import dev.walkout.shop.verb.RebuildIndexVerb;
import dev.walkout.shop.verb.RecordVerb;
import dev.walkout.shop.verb.RenderVerb;
import dev.walkout.shop.verb.ReplayVerb;
import dev.walkout.shop.verb.ScoreVerb;
import dev.walkout.shop.verb.SheetVerb;
import dev.walkout.shop.verb.TrainVerb;
import dev.walkout.shop.verb.VerdictVerb;
import dev.walkout.shop.verb.WebhookVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code walkout VERB [flags]}. */
@Command(
    name = "walkout",
    description = "An open checkout-free store, from pixels to a receipt that can be proven.",
    subcommands = {
      DemoVerb.class,
      EnrolVerb.class,
      ProductsVerb.class,
      VerdictVerb.class,
      FindVerb.class,
      EvaluateVerb.class,
      CheckPhotosVerb.class,
      TrainVerb.class,
      RenderVerb.class,
      SheetVerb.class,
      FilmVerb.class,
      RebuildIndexVerb.class,
      ScoreVerb.class,
      RecordVerb.class,
      ReplayVerb.class,
      DiffVerb.class,
      ProveVerb.class,
      BillVerb.class,
      WebhookVerb.class,
      DeadLettersVerb.class,
      EdgeVerb.class,
      BenchVerb.class,
      HelpCommand.class
    },
    synopsisSubcommandLabel = "VERB")
public final class Walkout {

  /** Exit code for what the user can put right. */
  private static final int USER_ERROR = 2;

  private static final int BUG = 1;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  private Walkout() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * Runs one verb and returns the exit code: 0 done, 1 a fault of ours, 2 something to put right.
   */
  static int run(String... args) {
    CommandLine line =
        new CommandLine(new Walkout())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setDefaultValueProvider(Walkout::fromEnvironment)
            .setParameterExceptionHandler(Walkout::mistyped)
            .setExecutionExceptionHandler(faults());
    if (args.length == 0) {
      line.usage(line.getOut());
      return 0;
    }
    return line.execute(args);
  }

  /** One rule for every setting: the flag {@code --some-flag} is WALKOUT_SOME_FLAG outside. */
  private static String fromEnvironment(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String name = option.longestName().replaceFirst("^-+", "").replace('-', '_');
    String value = System.getenv("WALKOUT_" + name.toUpperCase(java.util.Locale.ROOT));
    return value == null || value.isEmpty() ? null : value;
  }

  private static int mistyped(ParameterException mistake, String[] args) {
    CommandLine verb = mistake.getCommandLine();
    boolean noVerb = verb.getParent() == null;
    String what =
        noVerb && mistake instanceof UnmatchedArgumentException unknown
            ? "unknown verb '" + unknown.getUnmatched().get(0) + "'"
            : mistake.getMessage();
    String help = noVerb ? "./walkout help" : "./walkout help " + verb.getCommandName();
    verb.getErr().println("walkout: " + what + "; '" + help + "' lists what there is");
    return USER_ERROR;
  }

  private static IExecutionExceptionHandler faults() {
    return (fault, line, parsed) -> {
      if (fault instanceof UserError || fault instanceof IllegalArgumentException) {
        line.getErr().println("walkout: " + fault.getMessage());
        return USER_ERROR;
      }
      fault.printStackTrace(line.getErr());
      return BUG;
    };
  }
}
