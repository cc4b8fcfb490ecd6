package dev.walkout.vision.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSpeedTest {

  @Test
  void measuresBothSidesAndWritesNothing(@TempDir Path folder) throws Exception {
    TrainRequest.Source source =
        TrainRequest.Source.of("shapes", Shapes.write(folder.resolve("photos"), 4, 4));
    TrainRequest.Batches batches = new TrainRequest.Batches(4, 2, 4e-3, 0.1, 0, 0, 0, 1, 1, 2);
    TrainRequest.Plan plan =
        new TrainRequest.Plan(1, 1, 0, LossRecipe.STANDARD, NetworkShape.tiny(), batches);
    Path out = folder.resolve("model");
    TrainRequest request = new TrainRequest("speed", List.of(source), out, plan);

    List<TrainingSpeed.Round> rounds =
        new TrainingSpeed(request, Duration.ofMillis(50), Progress.silent()).measure(2);

    assertThat(rounds).hasSize(2).allMatch(round -> round.fed() > 0 && round.ready() > 0);
    assertThat(out).doesNotExist();
  }
}
