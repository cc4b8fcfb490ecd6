package dev.walkout.sim.fault;

import dev.walkout.sim.fault.Disturbance.Blind;
import dev.walkout.sim.fault.Disturbance.Delay;
import dev.walkout.sim.fault.Disturbance.Drop;
import dev.walkout.sim.fault.Disturbance.Kill;
import dev.walkout.sim.fault.Disturbance.LoseRedis;
import dev.walkout.sim.fault.Disturbance.OfPlatform;
import dev.walkout.sim.fault.Disturbance.OfReports;
import dev.walkout.sim.fault.Disturbance.Repeat;
import dev.walkout.sim.fault.Disturbance.RestartBroker;
import dev.walkout.sim.fault.Disturbance.Shuffle;
import dev.walkout.sim.fault.Disturbance.Skew;
import dev.walkout.sim.fault.Disturbance.Straggle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes wrong in a run, in the order in which a report meets it.
 *
 * <p>Written as sentences between semicolons: {@code drop 1%; delay 3s of *-camera-2; kill 50}.
 */
public record FaultScript(List<Disturbance> disturbances) {

  /** The sentences that there are, one a line. */
  public static final String SENTENCES =
      """
      drop SHARE; delay TIME; repeat SHARE after TIME; shuffle TIME; straggle SHARE by TIME;
      skew TIME; blind TIME..TIME; each also "of SENSOR", where * stands for anything;
      kill TIMES; restart-broker TIMES; lose-redis TIMES""";

  public static final FaultScript NONE = new FaultScript(List.of());

  public FaultScript {
    disturbances = List.copyOf(disturbances);
  }

  /**
   * Reads a script; the empty one disturbs nothing.
   *
   * @throws IllegalArgumentException that names the sentence and what may be written
   */
  public static FaultScript parse(String text) {
    List<Disturbance> disturbances = new ArrayList<>();
    for (String sentence : text.split(";")) {
      if (!sentence.isBlank()) {
        disturbances.add(sentence(sentence.strip()));
      }
    }
    return new FaultScript(disturbances);
  }

  /** What happens to reports. */
  public List<OfReports> ofReports() {
    return disturbances.stream()
        .filter(OfReports.class::isInstance)
        .map(OfReports.class::cast)
        .toList();
  }

  /** How often a thing of this kind happens to the platform. */
  public int times(Class<? extends OfPlatform> kind) {
    return disturbances.stream().filter(kind::isInstance).mapToInt(d -> times(d)).sum();
  }

  /** Whether something is lost or untrue, so that receipts may rightly differ. */
  public boolean loses() {
    return disturbances.stream().anyMatch(Disturbance::loses);
  }

  @Override
  public String toString() {
    return disturbances.stream().map(Disturbance::toString).collect(Collectors.joining("; "));
  }

  private static int times(Disturbance disturbance) {
    return disturbance instanceof OfPlatform platform ? platform.times() : 0;
  }

  private static Disturbance sentence(String sentence) {
    try {
      List<String> words = new ArrayList<>(Arrays.asList(sentence.split("\\s+")));
      Whose whose = Whose.ALL;
      int of = words.indexOf("of");
      if (of > 0 && of == words.size() - 2) {
        whose = new Whose(words.get(of + 1));
        words = words.subList(0, of);
      }
      return disturbance(words, whose);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("faults '" + sentence + "': " + e.getMessage(), e);
    }
  }

  private static Disturbance disturbance(List<String> words, Whose whose) {
    if (words.size() == 2) {
      String amount = words.get(1);
      switch (words.get(0)) {
        case "drop":
          return new Drop(whose, Words.share(amount));
        case "delay":
          return new Delay(whose, Words.span(amount));
        case "shuffle":
          return new Shuffle(whose, Words.span(amount));
        case "skew":
          return new Skew(whose, Words.span(amount));
        case "blind":
          return blind(whose, amount);
        default:
          return ofPlatform(words.get(0), amount, whose);
      }
    }
    if (words.size() == 4 && words.get(0).equals("repeat") && words.get(2).equals("after")) {
      return new Repeat(whose, Words.share(words.get(1)), Words.span(words.get(3)));
    }
    if (words.size() == 4 && words.get(0).equals("straggle") && words.get(2).equals("by")) {
      return new Straggle(whose, Words.share(words.get(1)), Words.span(words.get(3)));
    }
    throw unknown();
  }

  private static Blind blind(Whose whose, String span) {
    String[] ends = span.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("'" + span + "' is no span: write 30s..1m");
    }
    return new Blind(whose, Words.span(ends[0]), Words.span(ends[1]));
  }

  private static Disturbance ofPlatform(String what, String times, Whose whose) {
    if (!whose.equals(Whose.ALL)) {
      throw unknown();
    }
    return switch (what) {
      case "kill" -> new Kill(Words.times(times));
      case "restart-broker" -> new RestartBroker(Words.times(times));
      case "lose-redis" -> new LoseRedis(Words.times(times));
      default -> throw unknown();
    };
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "no such disturbance; write " + SENTENCES.replaceAll("\\s+", " "));
  }
}
