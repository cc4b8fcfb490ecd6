package dev.walkout.shop.replay;

import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics by what a replay does with them. */
final class RecordedTopics {

  /** What the shop sells and where: there before anything happens. */
  static final List<Topic<?>> CATALOGUE =
      List.of(Topics.PLANOGRAMS, Topics.PRODUCTS, Topics.ANCHORS);

  /** What sensors and people tell. */
  static final List<Topic<?>> INPUTS =
      List.of(Topics.DOOR, Topics.PRESENCE, Topics.OBSERVATIONS, Topics.VERDICTS);

  /** What the topologies write. */
  static final List<Topic<?>> OUTPUTS =
      Topics.ALL.stream()
          .filter(topic -> !CATALOGUE.contains(topic) && !INPUTS.contains(topic))
          .toList();

  /** What a replay is fed with. */
  static final List<Topic<?>> FED = Stream.concat(CATALOGUE.stream(), INPUTS.stream()).toList();

  /** All of them, in the order in which they go at the same time. */
  static final List<Topic<?>> ALL = Stream.concat(FED.stream(), OUTPUTS.stream()).toList();

  private static final Map<String, Topic<?>> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Topic::name, Function.identity()));

  private RecordedTopics() {}

  /** The topic of a name; null where there is none. */
  static Topic<?> named(String name) {
    return BY_NAME.get(name);
  }

  /** Whether sensors or people write it. */
  static boolean bySensors(String name) {
    return INPUTS.contains(named(name));
  }
}
