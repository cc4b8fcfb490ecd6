package dev.walkout.shop.verb;

import dev.walkout.shop.StopSignal;
import dev.walkout.shop.billing.webhook.Courier;
import dev.walkout.shop.billing.webhook.Endpoint;
import dev.walkout.shop.billing.webhook.Retries;
import dev.walkout.shop.billing.webhook.Signer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout webhook}: receipts as signed HTTP posts. */
@Command(
    name = "webhook",
    description = "Deliver receipts to a billing service over HTTP, signed, with retries.",
    sortOptions = false)
public final class WebhookVerb implements Callable<Integer> {

  private static final Duration LONGEST_WAIT = Duration.ofHours(12);

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;
  @Mixin private ShopFlags shop;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "Where to post to: https://, or http:// on this machine.")
  private String url;

  @Option(
      names = "--secret-file",
      required = true,
      paramLabel = "FILE",
      description =
          "What to sign with, a line each: whsec_ and 24 to 64 random bytes in Base64; while a"
              + " secret is changed, the new and the old one.")
  private Path secrets;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "billing",
      description =
          "Names this delivery; its place on the topic is kept under it. A new name begins with the"
              + " first receipt (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Tries after which a receipt becomes a dead letter; ten take 16 to 32 hours"
              + " (default: ${DEFAULT-VALUE}).")
  private int tries;

  @Option(
      names = "--first-wait-ms",
      paramLabel = "MS",
      defaultValue = "5000",
      description =
          "Longest wait after the first try; each later one is four times as long, 12 hours at most"
              + " (default: ${DEFAULT-VALUE}).")
  private long firstWaitMillis;

  @Option(
      names = "--timeout-ms",
      paramLabel = "MS",
      defaultValue = "15000",
      description = "After which a try has failed (default: ${DEFAULT-VALUE}).")
  private long timeoutMillis;

  @Option(
      names = "--follow",
      description = "Go on with what comes until Ctrl-C, instead of ending with what is there.")
  private boolean follow;

  @Override
  public Integer call() {
    Retries retries = new Retries(tries, Duration.ofMillis(firstWaitMillis), LONGEST_WAIT);
    Courier.Order order =
        new Courier.Order(
            name,
            Endpoint.parse(url),
            Signer.read(secrets),
            retries,
            Duration.ofMillis(timeoutMillis));
    try (StopSignal stop = StopSignal.watch();
        ShopFlags.Open open = shop.open();
        Courier courier =
            new Courier(
                order,
                new Courier.Shop(open.address(), open.serdes()),
                Clock.systemUTC(),
                new SplittableRandom())) {
      Courier.Tally tally = courier.run(follow, stop::asked);
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "%d receipts delivered, %d tries failed, %d dead letters%n",
          tally.delivered(), tally.failedTries(), tally.dead());
      out.flush();
      return stop.asked() && !follow ? StopSignal.EXIT_CODE : 0;
    }
  }
}
