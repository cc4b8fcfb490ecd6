package dev.walkout.shop.verb;

import dev.walkout.edge.config.DetectorConfig;
import dev.walkout.shop.UserError;
import dev.walkout.vision.detect.DetectorCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags {@code --detector} and {@code --detector-model} of verbs that look at films. */
final class DetectorFlags {

  private static final String FLAG = "--detector";
  private static final String MODEL_FLAG = "--detector-model";

  @Option(
      names = FLAG,
      paramLabel = DetectorConfig.MOTION + "|" + DetectorConfig.GRID,
      split = ",",
      defaultValue = DetectorConfig.MOTION,
      description = "What finds hands in films (default: ${DEFAULT-VALUE}).")
  private List<String> kinds;

  @Option(
      names = MODEL_FLAG,
      paramLabel = "MODELDIR",
      description = "Folder of the grid detector, as `train-detector` writes it.")
  private Optional<Path> model;

  /**
   * Every detector that is named, in that order.
   *
   * @throws UserError if one is unknown, or its model not given
   * @throws IllegalArgumentException if the model's folder holds no grid detector
   */
  List<DetectorConfig> all() {
    if (model.isPresent() && !kinds.contains(DetectorConfig.GRID)) {
      throw new UserError(
          MODEL_FLAG + " is of the grid detector: add " + FLAG + " " + DetectorConfig.GRID);
    }
    return kinds.stream().map(this::detector).toList();
  }

  /**
   * The one that is named.
   *
   * @throws UserError as {@link #all}, and if several are
   */
  DetectorConfig one() {
    List<DetectorConfig> all = all();
    if (all.size() > 1) {
      throw new UserError(
          FLAG + " names " + all.size() + " detectors: give one, or compare them by `bench film`");
    }
    return all.get(0);
  }

  private DetectorConfig detector(String kind) {
    return switch (kind) {
      case DetectorConfig.MOTION -> new DetectorConfig.Motion(null);
      case DetectorConfig.GRID -> grid();
      default ->
          throw new UserError(
              FLAG
                  + " is '"
                  + kind
                  + "': use "
                  + DetectorConfig.MOTION
                  + " or "
                  + DetectorConfig.GRID);
    };
  }

  /** The card is read here, so that a wrong folder is said before anything is filmed. */
  private DetectorConfig grid() {
    Path folder =
        model.orElseThrow(
            () ->
                new UserError(
                    FLAG
                        + " "
                        + DetectorConfig.GRID
                        + " needs "
                        + MODEL_FLAG
                        + ": make one by `walkout train-detector`"));
    DetectorCard.read(folder);
    return new DetectorConfig.Grid(folder);
  }
}
