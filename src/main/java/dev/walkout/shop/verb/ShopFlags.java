package dev.walkout.shop.verb;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.shop.UserError;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.demo.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say which shop a verb works on: a running broker, or a folder that was kept. */
final class ShopFlags {

  @Mixin private ServerFlags servers;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Folder that `demo --dir` has kept; its broker runs as long as this verb does. Give this"
              + " or --kafka.")
  private Optional<Path> dir;

  /** A shop's broker while a verb works on it. */
  record Open(String address, AvroSerdes serdes, Optional<Kept> kept) implements AutoCloseable {

    @Override
    public void close() {
      kept.ifPresent(Kept::close);
    }
  }

  /** The broker of a kept folder. */
  private record Kept(RunFolder folder, EmbeddedBroker broker) implements AutoCloseable {

    @Override
    public void close() {
      broker.close();
      folder.close();
    }
  }

  /** Whether a shop was given at all. */
  boolean given() {
    return servers.kafka().isPresent() || dir.isPresent();
  }

  /**
   * Reaches the broker, or starts that of the folder.
   *
   * @throws UserError if neither or both are given, or the one given cannot be used
   */
  Open open() {
    if (servers.kafka().isPresent() == dir.isPresent()) {
      throw new UserError(
          "give the shop to work on: --kafka HOST:PORT of a running broker, or --dir DIR that"
              + " `walkout demo --dir DIR` has kept"
              + (dir.isPresent() ? "; not both" : ""));
    }
    AvroSerdes serdes = AvroSerdes.of(servers.registry(), Map.of());
    if (dir.isPresent()) {
      return open(dir.get(), serdes);
    }
    String address = servers.kafka().orElseThrow();
    TopicAdmin.create(address, List.of(Lane.LIVE), TopicAdmin.Keep.AS_DECLARED);
    return new Open(address, serdes, Optional.empty());
  }

  private static Open open(Path dir, AvroSerdes serdes) {
    RunFolder folder = RunFolder.resume(dir);
    try {
      EmbeddedBroker broker = EmbeddedBroker.start(folder.broker(), 0);
      TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
      return new Open(broker.address(), serdes, Optional.of(new Kept(folder, broker)));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }
}
