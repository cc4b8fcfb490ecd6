package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Receipt;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One seed decides everything, down to the last byte of a receipt. */
class SameSeedSameReceiptsIT {

  private static final int TRIPS = 10;

  @TempDir Path folder;

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedDoesNot() {
    Map<String, List<ByteBuffer>> first = receipts("first", 5);
    Map<String, List<ByteBuffer>> second = receipts("second", 5);
    Map<String, List<ByteBuffer>> other = receipts("other", 6);

    assertThat(first).hasSize(TRIPS);
    assertThat(second).isEqualTo(first);
    assertThat(other).hasSize(TRIPS).isNotEqualTo(first);
  }

  private Map<String, List<ByteBuffer>> receipts(String name, long seed) {
    try (OracleDay day = OracleDay.run(folder.resolve(name), seed, TRIPS)) {
      assertThat(day.receipts()).flatMap(Receipt::getLines).hasSizeGreaterThan(TRIPS);
      return OracleDay.bytes(day.receipts());
    }
  }
}
