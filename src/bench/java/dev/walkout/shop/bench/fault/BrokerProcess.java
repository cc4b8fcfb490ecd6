package dev.walkout.shop.bench.fault;

import dev.walkout.shop.bench.ChildJvm;
import dev.walkout.shop.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, on a port that stays the same when it starts again. */
final class BrokerProcess {

  private static final int HEAP_MB = 400;

  private BrokerProcess() {}

  static ChildJvm start(Path folder, int port, Path log) {
    List<String> arguments = List.of(folder.toString(), Integer.toString(port));
    return ChildJvm.start(BrokerProcess.class, arguments, HEAP_MB, log);
  }

  /** The process itself: folder and port are its arguments. */
  public static void main(String[] args) {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
      ChildJvm.whileParentLives(() -> !broker.address().isEmpty());
    }
  }
}
