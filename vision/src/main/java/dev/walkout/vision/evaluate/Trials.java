package dev.walkout.vision.evaluate;

import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the trials of a calibration sample: each burst against the whole gallery and against
 * galleries of a few shots, once as itself and once as a stranger, its own product taken out.
 */
final class Trials {

  private final ModelCard model;
  private final CalibrationGoal goal;

  Trials(ModelCard model, CalibrationGoal goal) {
    this.model = model;
    this.goal = goal;
  }

  List<Trial> of(CalibrationSample sample) {
    List<Burst> bursts = Burst.of(sample.queries());
    List<Trial> trials = new ArrayList<>();
    trials.addAll(against(sample.label(), Galleries.of(model, sample.gallery()), bursts));
    for (int round = 0; round < goal.rounds(); round++) {
      Shots shots = Shots.draw(sample.gallery(), goal.shots(), goal.seed() + round);
      trials.addAll(against(sample.label(), Galleries.of(model, shots.enrolled()), bursts));
    }
    return trials;
  }

  private List<Trial> against(String name, Gallery gallery, List<Burst> bursts) {
    Questions questions = new Questions(name, gallery, goal.strangerWeight());
    for (Burst burst : bursts) {
      if (!questions.has(burst)) {
        throw new IllegalArgumentException(
            "calibration sample "
                + name
                + " has queries of "
                + burst.sku()
                + " but no anchors of it; give some or leave the queries out");
      }
    }
    return questions.askAll(bursts);
  }
}
