package dev.walkout.vision.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a training is given beside its photos.
 *
 * @param pretraining what is learnt first, if anything
 * @param model folder of a model of the same network to go on from, if any
 * @param teachers folders of models whose distances the loss {@code relational} asks for
 */
public record Given(Optional<Pretraining> pretraining, Optional<Path> model, List<Path> teachers) {

  /** A training from nothing. */
  public static final Given NOTHING = new Given(Optional.empty(), Optional.empty(), List.of());

  public Given {
    teachers = List.copyOf(teachers);
    if (pretraining.isPresent() && model.isPresent()) {
      throw new IllegalArgumentException(
          "a training that goes on from "
              + model.get()
              + " is pretrained already: give one of both");
    }
  }

  /** Pre-training alone. */
  static Given of(Pretraining pretraining) {
    return new Given(Optional.of(pretraining), Optional.empty(), List.of());
  }

  /** A model to go on from alone. */
  static Given of(Path model) {
    return new Given(Optional.empty(), Optional.of(model), List.of());
  }
}
