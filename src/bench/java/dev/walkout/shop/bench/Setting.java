package dev.walkout.shop.bench;

import dev.walkout.schemas.Topics.Lane;
import dev.walkout.topology.StreamsSettings.Guarantee;
import java.time.Duration;
import java.util.List;

/** A way to run the topology that is measured. */
record Setting(String name, Guarantee guarantee, Duration commitInterval) {

  static final Setting AT_LEAST_ONCE =
      new Setting("at-least-once", Guarantee.AT_LEAST_ONCE, Duration.ofMillis(100));

  /** What the shop runs with. */
  static final Setting EXACTLY_ONCE =
      new Setting("exactly-once", Guarantee.EXACTLY_ONCE, Duration.ofMillis(100));

  static final Setting EXACTLY_ONCE_SOONER =
      new Setting("exactly-once-sooner", Guarantee.EXACTLY_ONCE, Duration.ofMillis(20));

  static final List<Setting> ALL = List.of(AT_LEAST_ONCE, EXACTLY_ONCE, EXACTLY_ONCE_SOONER);

  /** The lane it writes to. */
  Lane lane() {
    return new Lane(name);
  }

  /** For people: the guarantee and how often it commits. */
  String text() {
    return (guarantee == Guarantee.EXACTLY_ONCE ? "exactly-once" : "at-least-once")
        + ", commit "
        + commitInterval.toMillis()
        + " ms";
  }
}
