package dev.walkout.vision.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.vision.match.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardTest {

  @TempDir Path folder;

  @Test
  void isReadAsItWasWritten() {
    ModelCard card = card();
    card.write(folder);

    assertThat(ModelCard.read(folder)).isEqualTo(card);
  }

  @Test
  void fallsBackToTheThresholdsOfAnyCategory() {
    assertThat(card().thresholds("milk")).isEqualTo(new Thresholds(0.3, 0.9, 0.05, 3));
    assertThat(card().thresholds("toys")).isEqualTo(new Thresholds(0.4, 1.0, 0.1));
  }

  @Test
  void saysWhichCategoryHasNoThresholds() {
    assertThatThrownBy(() -> card().withThresholds(Map.of()).thresholds("milk"))
        .hasMessageContaining("no thresholds for category \"milk\"")
        .hasMessageContaining("calibrate");
  }

  @Test
  void saysThatAFolderHoldsNoModel() {
    assertThatThrownBy(() -> ModelCard.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no model at " + folder)
        .hasMessageContaining("model.json is missing");
  }

  @Test
  void namesAFieldThatIsMissing() throws IOException {
    Files.writeString(folder.resolve("model.json"), "{\"name\": \"m\", \"version\": \"1\"}");

    assertThatThrownBy(() -> ModelCard.read(folder))
        .hasMessageContaining("model.json")
        .hasMessageContaining("inputSize");
  }

  @Test
  void thresholdsOfAnOlderCardAreForSingleCrops() throws IOException {
    card().write(folder);
    Path file = folder.resolve("model.json");
    Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"crops\" : 3.0", ""));

    assertThat(ModelCard.read(folder).thresholds("milk"))
        .isEqualTo(new Thresholds(0.3, 0.9, 0.05, 1));
  }

  private static ModelCard card() {
    return new ModelCard(
        "general",
        "0123456789abcdef",
        96,
        128,
        0.07,
        Map.of("milk", new Thresholds(0.3, 0.9, 0.05, 3), "*", new Thresholds(0.4, 1.0, 0.1)),
        List.of(new ModelCard.TrainingData("grocery", 59, 1823, "ab".repeat(32))),
        Map.of("known.top1", 0.8),
        Map.of("seed", "1"));
  }
}
