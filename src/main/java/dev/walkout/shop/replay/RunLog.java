package dev.walkout.shop.replay;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.shop.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A run as files: a recording with what the shop wrote then, or a replay's folder with what it
 * wrote, whose recording holds the rest.
 *
 * @param name what the user calls it
 * @param settings of a replay; of a recording, which does not know those of its shop, the defaults
 */
record RunLog(
    String name, Recording outputs, Optional<Recording> inputs, Map<String, String> settings)
    implements TopicLog {

  /**
   * Opens a recording or the folder of a replay.
   *
   * @throws UserError if it is neither, or holds no receipts
   */
  static RunLog open(Path path) {
    RunLog run = Files.isDirectory(path) ? ofReplay(path) : ofRecording(path);
    if (run.outputs.inventory().of(Topics.RECEIPTS.name()) == 0) {
      throw new UserError(
          path
              + " holds no receipts: record the shop without --inputs-only, or replay it with"
              + " --out DIR and give that");
    }
    return run;
  }

  private static RunLog ofRecording(Path file) {
    return new RunLog(
        file.toString(), Recording.open(file), Optional.empty(), ReplaySettings.of(Map.of()).all());
  }

  private static RunLog ofReplay(Path folder) {
    RunSummary summary = RunSummary.read(folder);
    Path recording = Path.of(summary.recording());
    return new RunLog(
        folder.toString(),
        Recording.open(folder.resolve(Replay.OUTPUTS)),
        Files.exists(recording) ? Optional.of(Recording.open(recording)) : Optional.empty(),
        summary.settings());
  }

  @Override
  public AvroSerdes serdes() {
    return outputs.serdes();
  }

  @Override
  public long count(Collection<Topic<?>> topics) {
    return topics.stream().mapToLong(topic -> of(topic).count(List.of(topic))).sum();
  }

  /**
   * {@inheritDoc}
   *
   * <p>All of these topics must be of the shop, or all of its sensors and catalogue.
   */
  @Override
  public void read(List<Topic<?>> topics, Consumer<LogRecord> sink) {
    of(topics.get(0)).read(topics, sink);
  }

  @Override
  public void fetch(Set<Place> places, Consumer<LogRecord> sink) {
    inputs.orElse(outputs).fetch(places, sink);
  }

  @Override
  public void close() {}

  private Recording of(Topic<?> topic) {
    return RecordedTopics.OUTPUTS.contains(topic) ? outputs : inputs.orElse(outputs);
  }
}
