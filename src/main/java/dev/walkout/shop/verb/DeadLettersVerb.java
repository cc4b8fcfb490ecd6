package dev.walkout.shop.verb;

import dev.walkout.schemas.Topics;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.broker.TopicReader.Entry;
import dev.walkout.topology.fault.DeadLetters;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walkout dead-letters}: what could not be processed or delivered, and why. */
@Command(
    name = "dead-letters",
    description = "List the records that could not be processed or delivered, and why.",
    sortOptions = false)
public final class DeadLettersVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;
  @Mixin private ShopFlags shop;

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "Only those of one application, for example walkout-webhook-billing.")
  private Optional<String> application;

  @Override
  public Integer call() {
    List<Entry<byte[]>> letters = new ArrayList<>();
    try (ShopFlags.Open open = shop.open();
        TopicReader<byte[]> topic =
            new TopicReader<>(open.address(), open.serdes(), Topics.DEAD_LETTERS)) {
      topic.drain(
          letter -> {
            if (application.isEmpty()
                || header(letter, DeadLetters.APPLICATION).equals(application.get())) {
              letters.add(letter);
            }
          });
    }
    PrintWriter out = spec.commandLine().getOut();
    if (!letters.isEmpty()) {
      out.print(table(letters));
    }
    out.printf("%d dead letters%n", letters.size());
    out.flush();
    return 0;
  }

  private static TextTable table(List<Entry<byte[]>> letters) {
    TextTable table = new TextTable("at", "application", "record", "key", "reason");
    for (Entry<byte[]> letter : letters) {
      table.row(
          letter.at().toString(),
          header(letter, DeadLetters.APPLICATION),
          header(letter, DeadLetters.TOPIC)
              + " "
              + header(letter, DeadLetters.PARTITION)
              + "-"
              + header(letter, DeadLetters.OFFSET),
          String.valueOf(letter.key()),
          header(letter, DeadLetters.MESSAGE).lines().findFirst().orElse(""));
    }
    return table;
  }

  private static String header(Entry<byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
