package dev.walkout.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {

  @TempDir Path folder;

  @Test
  void afterAWriteThatFailedTheNextOpensTheFolderAnew() {
    try (JournalStore store = JournalStore.open(folder)) {
      write(store, "a");
      store.close(); // as a failed write leaves it
      write(store, "b");
      assertThat(store.facts("fact/")).hasSize(2);
      store.close();
      assertThat(store.first(0)).isEmpty();
    }
  }

  private static void write(JournalStore store, String name) {
    try (JournalStore.Batch batch = store.batch()) {
      batch.remember("fact/" + name, new byte[] {1});
      store.write(batch, true);
    }
  }
}
