package dev.walkout.vision.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.vision.embed.ClusterModels.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterModelsTest {

  @TempDir Path folder;

  private ClusterModels read(String text) throws IOException {
    Files.writeString(folder.resolve(ClusterModels.FILE), text);
    return ClusterModels.read(folder);
  }

  @Test
  void readsWhatEachFolderIsFor() throws IOException {
    assertThat(read("{\"dairy\": [\"Milk\"], \"apples\": [\"Peach\", \"Apple\"]}").clusters())
        .containsExactly(
            new Cluster(folder.resolve("apples"), List.of("Apple", "Peach")),
            new Cluster(folder.resolve("dairy"), List.of("Milk")));
  }

  @Test
  void refusesWhatIsMissingOrTwice() {
    assertThatThrownBy(() -> ClusterModels.read(folder))
        .hasMessageContainingAll(folder.toString(), "has no clusters.json");
    assertThatThrownBy(() -> read("{\"a\": [\"Milk\"], \"b\": [\"Milk\"]}"))
        .hasMessageContainingAll("\"Milk\" is", "one cluster");
    assertThatThrownBy(() -> read("{\"a\": []}")).hasMessageContaining("without categories");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("or none");
    assertThatThrownBy(() -> read("[1]")).hasMessageContaining("is not like");
  }
}
