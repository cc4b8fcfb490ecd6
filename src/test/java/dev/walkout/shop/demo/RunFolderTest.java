package dev.walkout.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir Path folder;

  @Test
  void aFullDiskIsRefusedBeforeTheWork() throws Exception {
    assertThatThrownBy(() -> RunFolder.open(Optional.of(folder), "run", Long.MAX_VALUE))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "--dir", folder.toRealPath().toString(), "MB free", "choose another folder");
  }

  @Test
  void itIsUsedByOneRunAtATime() {
    try (RunFolder first = RunFolder.open(Optional.of(folder), "run")) {
      assertThat(first.broker()).isDirectory();
      assertThatThrownBy(() -> RunFolder.open(Optional.of(folder), "run"))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("--dir", folder.getFileName().toString(), "in use");
    }
    RunFolder.open(Optional.of(folder), "run").close();
  }

  @Test
  void aKeptFolderStaysWithItsRun() {
    RunFolder.open(Optional.of(folder), "one run").close();
    assertThatThrownBy(() -> RunFolder.open(Optional.of(folder), "another run"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("'one run'", "'another run'", "choose another folder");
    RunFolder.open(Optional.of(folder), "one run").close();
  }

  @Test
  void aRefusedFolderIsNotHeld() {
    RunFolder.open(Optional.of(folder), "one run").close();
    assertThatThrownBy(() -> RunFolder.open(Optional.of(folder), "another run"))
        .isInstanceOf(UserError.class);
    RunFolder.open(Optional.of(folder), "one run").close();
  }

  @Test
  void aTemporaryFolderIsDeleted() throws Exception {
    Path broker;
    try (RunFolder temporary = RunFolder.open(Optional.empty(), "run")) {
      broker = temporary.broker();
      Files.writeString(broker.resolve("log"), "records");
    }
    assertThat(broker.getParent()).doesNotExist();
  }
}
