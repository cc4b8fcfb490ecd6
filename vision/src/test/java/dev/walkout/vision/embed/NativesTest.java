package dev.walkout.vision.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {

  @Test
  void saysWhichLibrariesAreMissingAndWhatToDo(@TempDir Path cache) {
    assertThatThrownBy(() -> Natives.unpack(cache, "macosx-arm64"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("for this platform (macosx-arm64) are not on the class path")
        .hasMessageContaining("-Dtensorflow.natives.classifier=macosx-arm64")
        .hasMessageContaining("TENSORFLOW_LIBRARY_PATH");
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void saysWhichPlatformsThereAre(@TempDir Path cache) {
    assertThatThrownBy(() -> Natives.unpack(cache, "windows-x86_64"))
        .hasMessageContaining("known: [linux-x86_64, macosx-arm64]");
  }

  @Test
  void loadsMoreThanOnce() {
    Natives.load(2);
    Natives.load(2);

    assertThat(org.tensorflow.TensorFlow.version()).startsWith("2.16");
  }
}
