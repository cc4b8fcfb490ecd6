package dev.walkout.shop.replay;

import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.WeightChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Records of the evidence as a sentence for people. */
final class Said {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Of the others, the nearest tells how plain the answer was. */
  private static final int CANDIDATES = 2;

  private Said() {}

  /** A time of day, UTC. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /** An amount in units of its currency. */
  static String money(long minor) {
    return String.format(Locale.ROOT, "%.2f", minor / 100.0);
  }

  /** What was decided, of whom, where and when. */
  static String of(Movement m, UnaryOperator<String> names) {
    String what = m.getSku() == null ? "something" : names.apply(m.getSku());
    String doubt = m.getDoubt() == null ? "" : ", doubted: " + m.getDoubt() + " " + m.getDetail();
    return String.format(
        Locale.ROOT,
        "%s of %d x %s by %s in zone %s/%s, %s to %s%s%s",
        m.getAction(),
        m.getQuantity().getPieces(),
        what,
        m.getTripId() == null ? "nobody known" : m.getTripId(),
        m.getStoreId(),
        m.getZone(),
        time(m.getStartedAt()),
        time(m.getEndedAt()),
        m.getCandidates().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT, ", sure to %.4f", m.getCandidates().get(0).getProbability()),
        doubt);
  }

  /** What recognition made of a sensor's report, with the distances and thresholds of it. */
  static String of(Recognised recognised, UnaryOperator<String> names) {
    if (recognised.getBody() instanceof Sighting s) {
      return sighting(s, names);
    }
    if (recognised.getBody() instanceof WeightChange w) {
      return String.format(
          Locale.ROOT,
          "%+d g (+-%d) on %s",
          w.getDeltaGrams(),
          w.getToleranceGrams(),
          w.getShelfId());
    }
    if (recognised.getBody() instanceof UnreadableBurst burst) {
      return burst.getAction() + ", unreadable: " + burst.getReason();
    }
    return recognised.getBody().getClass().getSimpleName();
  }

  private static String sighting(Sighting s, UnaryOperator<String> names) {
    List<Candidate> nearest = s.getCandidates().stream().limit(CANDIDATES).toList();
    StringBuilder text = new StringBuilder();
    text.append(s.getAction()).append(' ').append(s.getVerdict());
    String between = ": ";
    for (Candidate candidate : nearest) {
      text.append(between).append(names.apply(candidate.getSku()));
      text.append(String.format(Locale.ROOT, " at %.3f", candidate.getDistance()));
      between = ", then ";
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "; accepted to %.3f, rejected from %.3f, %s, %d crops",
                s.getAcceptBelow(),
                s.getRejectAbove(),
                s.getPath(),
                s.getCrops().size()))
        .toString();
  }
}
