package dev.walkout.sim.sensor;

import java.time.Duration;

/**
 * What the sensors get wrong, and how often they report; probabilities 0..1, drawn anew for every
 * burst. What the pictures themselves look like is {@link Difficulty}.
 *
 * <p>Standard noise leaves nearly everything provable by three cameras together: of 100 runs of 40
 * trips (256 movements each), 2 held one movement whose person no majority of cameras names; so a
 * checkout with perfect eyes scores 100 %, and what is lost below that is lost elsewhere.
 *
 * @param miss a camera does not see a movement: a back or a head is in its way; all three miss 8 in
 *     a million
 * @param unsure a camera sees the hand and not its direction, and says UNSURE. It never says TAKE
 *     for a PUT: an agent reports a direction only when it saw one
 * @param noTrack a camera cannot tell whose hand it was, and says so
 * @param wrongTrack a camera names somebody else who is in the zone: crossed arms
 * @param noShelf a camera cannot tell the shelf
 * @param miscount a camera sees one piece more or less of several in one grab
 * @param scaleGrams standard deviation of a weight difference; scales drift by as much in a minute
 * @param leastCrops fewest crops of a burst
 * @param mostCrops most crops, at most 8 by the contract
 * @param jitter most that a camera's begin and end of a movement are off, either way: exposure,
 *     clock and the moment it notices
 * @param beat time between two heartbeats of a camera, or two progress reports of a tracker
 * @param settles how long sensors go on after the last exit, so that every receipt can be final
 */
public record SensorNoise(
    double miss,
    double unsure,
    double noTrack,
    double wrongTrack,
    double noShelf,
    double miscount,
    double scaleGrams,
    int leastCrops,
    int mostCrops,
    Duration jitter,
    Duration beat,
    Duration settles) {

  private static final int MOST_CROPS = 8;
  private static final double MOST_GRAMS = 20;

  /** More would join two movements of one hand, and reach out of the time spent in the zone. */
  private static final Duration MOST_JITTER = Duration.ofMillis(390);

  private static final Duration LEAST_BEAT = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public SensorNoise {
    probability("sensor.miss", miss);
    probability("sensor.unsure", unsure);
    probability("sensor.no-track", noTrack);
    probability("sensor.wrong-track", wrongTrack);
    probability("sensor.no-shelf", noShelf);
    probability("sensor.miscount", miscount);
    if (!(scaleGrams >= 0 && scaleGrams <= MOST_GRAMS)) {
      throw new IllegalArgumentException(
          "sensor.scale-grams must be 0 to " + MOST_GRAMS + ", not " + scaleGrams);
    }
    if (noTrack + wrongTrack > 1) {
      throw new IllegalArgumentException(
          "sensor.no-track and sensor.wrong-track must be at most 1 together, not "
              + noTrack
              + " and "
              + wrongTrack);
    }
    if (leastCrops < 1 || mostCrops < leastCrops || mostCrops > MOST_CROPS) {
      throw new IllegalArgumentException(
          "sensor.crops must be a range within 1.."
              + MOST_CROPS
              + ", not "
              + leastCrops
              + ".."
              + mostCrops);
    }
    between("sensor.jitter", jitter, Duration.ZERO, MOST_JITTER);
    between("sensor.beat", beat, LEAST_BEAT, LONGEST);
    between("sensor.settles", settles, Duration.ZERO, LONGEST);
  }

  /** What the demo and its figures use. */
  public static SensorNoise standard() {
    return new SensorNoise(
        0.02,
        0.03,
        0.03,
        0.001,
        0.1,
        0.05,
        1,
        3,
        8,
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }

  /** Sensors that miss nothing and confuse nothing; times are exact. */
  public static SensorNoise none() {
    return new SensorNoise(
        0, 0, 0, 0, 0, 0, 0, 3, 8, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(10));
  }

  /** The same with other beats. */
  public SensorNoise withBeat(Duration other) {
    return new SensorNoise(
        miss,
        unsure,
        noTrack,
        wrongTrack,
        noShelf,
        miscount,
        scaleGrams,
        leastCrops,
        mostCrops,
        jitter,
        other,
        settles);
  }

  private static void probability(String setting, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(setting + " must be 0 to 1, not " + value);
    }
  }

  private static void between(String setting, Duration value, Duration least, Duration most) {
    if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          setting + " must be " + least + " to " + most + ", not " + value);
    }
  }
}
