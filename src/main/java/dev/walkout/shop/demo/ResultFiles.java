package dev.walkout.shop.demo;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.UserError;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import dev.walkout.sim.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** Results of a run as files. */
final class ResultFiles {

  private ResultFiles() {}

  /** Writes what was asked for. */
  static void write(DemoRequest.Files files, Results results, Truth truth) {
    if (files.receipts().isPresent()) {
      Path file = files.receipts().get();
      writing(file, () -> Files.writeString(file, receipts(results)));
    }
    if (files.truth().isPresent()) {
      Path file = files.truth().get();
      writing(file, () -> truth.writeTo(file));
    }
  }

  /** The last version of every receipt in Avro's JSON encoding, a line each, in order of trip. */
  static String receipts(Results results) {
    TreeSet<String> trips = new TreeSet<>();
    results.receipts().forEach(issued -> trips.add(issued.receipt().getTripId()));
    StringBuilder lines = new StringBuilder();
    for (String trip : trips) {
      Receipt receipt = Score.last(results, trip).orElseThrow();
      lines.append(receipt).append('\n');
    }
    return lines.toString();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void writing(Path file, Writing work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UserError(file + " could not be written: " + e.getMessage(), e);
    }
  }
}
