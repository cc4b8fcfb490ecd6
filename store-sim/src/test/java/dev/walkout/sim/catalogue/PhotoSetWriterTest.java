package dev.walkout.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.sim.catalogue.PhotoSetWriter.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoSetWriterTest {
  @TempDir Path temporary;

  @Test
  void writesPicturesAndCropsOfTrainingFamiliesOnly() throws IOException {
    List<Integer> progress = new ArrayList<>();
    List<ShopProduct> products =
        new PhotoSetWriter(new Order(9, 2, 3, 1, false)).write(temporary, progress::add);
    assertThat(products).hasSize(9).noneMatch(ShopProduct::heldOut);
    assertThat(progress).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    Map<String, String> files = files(temporary);
    assertThat(files).hasSize(9 * 5);
    for (ShopProduct product : products) {
      assertThat(files).containsKey(product.category() + "__" + product.sku() + "/0005.jpg");
    }
  }

  @Test
  void writesHeldOutFamiliesApart() throws IOException {
    List<ShopProduct> products =
        new PhotoSetWriter(new Order(4, 2, 3, 1, true)).writeApart(temporary, done -> {});
    assertThat(products).hasSize(4).allMatch(ShopProduct::heldOut);
    assertThat(files(temporary.resolve("gallery"))).hasSize(4 * 2);
    assertThat(files(temporary.resolve("queries"))).hasSize(4 * 3);
  }

  @Test
  void theSameOrderGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    Path first = temporary.resolve("first");
    Path second = temporary.resolve("second");
    Path third = temporary.resolve("third");
    new PhotoSetWriter(new Order(3, 1, 2, 5, false)).write(first, done -> {});
    new PhotoSetWriter(new Order(3, 1, 2, 5, false)).write(second, done -> {});
    new PhotoSetWriter(new Order(3, 1, 2, 6, false)).write(third, done -> {});
    assertThat(files(first)).isEqualTo(files(second)).isNotEqualTo(files(third));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThatThrownBy(() -> new Order(0, 1, 1, 1, false)).hasMessageContaining("products is 0");
    assertThatThrownBy(() -> new Order(1, -1, 1, 1, false)).hasMessageContaining("pictures is -1");
    assertThatThrownBy(() -> new Order(1, 1, -1, 1, false)).hasMessageContaining("crops is -1");
    assertThatThrownBy(() -> new Order(2001, 1, 1, 1, true)).hasMessageContaining("at most 2000");
    Path file = Files.writeString(temporary.resolve("file"), "in the way");
    assertThatThrownBy(
            () -> new PhotoSetWriter(new Order(1, 1, 0, 1, false)).write(file, done -> {}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("choose a folder that can be written");
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        files.put(name, java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
