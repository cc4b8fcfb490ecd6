package dev.walkout.sim.fault;

import java.time.Duration;

/**
 * Something that goes wrong, once or again and again.
 *
 * <p>Reports keep the number that their sensor gave them, so whatever is lost leaves a hole in the
 * sensor's sequence. What an agent sends keeps its order, unless it is said otherwise: the order
 * between sensors is nobody's promise.
 */
public sealed interface Disturbance {

  /** Whether something is lost or untrue after it, so that receipts may rightly differ. */
  boolean loses();

  /** What happens to the reports of some sensors, between them and the broker. */
  sealed interface OfReports extends Disturbance {

    /** Whose reports. */
    Whose whose();
  }

  /** What happens to a part of the shop, so many times at moments that the seed draws. */
  sealed interface OfPlatform extends Disturbance {

    /** How often. */
    int times();

    /** What is stored and what is sent survive it. */
    @Override
    default boolean loses() {
      return false;
    }
  }

  /**
   * A report never arrives.
   *
   * @param share probability for each report, 0..1
   */
  record Drop(Whose whose, double share) implements OfReports {
    public Drop {
      Words.share("drop", share);
    }

    @Override
    public boolean loses() {
      return true;
    }

    @Override
    public String toString() {
      return "drop " + Words.of(share) + whose;
    }
  }

  /** Every report arrives so much later: a slow network, or an agent that was cut off. */
  record Delay(Whose whose, Duration by) implements OfReports {
    public Delay {
      Words.span("delay", by);
    }

    @Override
    public boolean loses() {
      return false;
    }

    @Override
    public String toString() {
      return "delay " + Words.of(by) + whose;
    }
  }

  /**
   * A report arrives again: its agent did not hear that it had arrived.
   *
   * @param share probability for each report, 0..1
   * @param after how long after the first time, whatever the sensor has sent meanwhile
   */
  record Repeat(Whose whose, double share, Duration after) implements OfReports {
    public Repeat {
      Words.share("repeat", share);
      Words.span("repeat", after);
    }

    @Override
    public boolean loses() {
      return false;
    }

    @Override
    public String toString() {
      return "repeat " + Words.of(share) + " after " + Words.of(after) + whose;
    }
  }

  /**
   * Sensors overtake one another: each report takes a time of its own to arrive. A sensor's own
   * reports keep their order.
   *
   * @param within the longest that a report takes
   */
  record Shuffle(Whose whose, Duration within) implements OfReports {
    public Shuffle {
      Words.span("shuffle", within);
    }

    @Override
    public boolean loses() {
      return false;
    }

    @Override
    public String toString() {
      return "shuffle " + Words.of(within) + whose;
    }
  }

  /**
   * A report is overtaken by what its own sensor sends later, against the contract: a promise may
   * come before what it promises.
   *
   * @param share probability for each report, 0..1
   * @param by how much later it arrives
   */
  record Straggle(Whose whose, double share, Duration by) implements OfReports {
    public Straggle {
      Words.share("straggle", share);
      Words.span("straggle", by);
    }

    @Override
    public boolean loses() {
      return true;
    }

    @Override
    public String toString() {
      return "straggle " + Words.of(share) + " by " + Words.of(by) + whose;
    }
  }

  /**
   * A clock is wrong, and so is every time that its sensor tells.
   *
   * @param by how far it is ahead; below zero, behind
   */
  record Skew(Whose whose, Duration by) implements OfReports {
    public Skew {
      Words.span("skew", by.abs());
    }

    @Override
    public boolean loses() {
      return true;
    }

    @Override
    public String toString() {
      return "skew " + Words.of(by) + whose;
    }
  }

  /**
   * A sensor sees nothing for a while and says so afterwards: its first beat after it is a gap.
   *
   * @param from after the first report of the day
   * @param to after the first report of the day
   */
  record Blind(Whose whose, Duration from, Duration to) implements OfReports {
    public Blind {
      if (from.isNegative() || to.compareTo(from) <= 0) {
        throw new IllegalArgumentException(
            "blind is "
                + Words.of(from)
                + ".."
                + Words.of(to)
                + ": give a begin and a later end, as in blind 30s..1m");
      }
    }

    @Override
    public boolean loses() {
      return true;
    }

    @Override
    public String toString() {
      return "blind " + Words.of(from) + ".." + Words.of(to) + whose;
    }
  }

  /** A process that runs topologies gets SIGKILL and starts again. */
  record Kill(int times) implements OfPlatform {
    public Kill {
      Words.times("kill", times);
    }

    @Override
    public String toString() {
      return "kill " + times;
    }
  }

  /** The broker gets SIGKILL and starts again on its log. */
  record RestartBroker(int times) implements OfPlatform {
    public RestartBroker {
      Words.times("restart-broker", times);
    }

    @Override
    public String toString() {
      return "restart-broker " + times;
    }
  }

  /** Redis gets SIGKILL and comes back empty. */
  record LoseRedis(int times) implements OfPlatform {
    public LoseRedis {
      Words.times("lose-redis", times);
    }

    @Override
    public String toString() {
      return "lose-redis " + times;
    }
  }
}
