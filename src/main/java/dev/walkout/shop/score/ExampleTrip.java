package dev.walkout.shop.score;

import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.Gap;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.sim.scenario.script.Note;
import dev.walkout.sim.scenario.script.Play;
import dev.walkout.sim.score.ReceiptView;
import dev.walkout.sim.score.Results;
import dev.walkout.sim.score.Score;
import dev.walkout.sim.truth.TrueBasket;
import dev.walkout.sim.truth.TrueBurst;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One trip of a scenario as a story: what people did, what sensors reported, what the receipt says.
 *
 * @param seed the play it is of
 * @param from when it begins
 * @param until when it ends
 * @param story what everybody in the store did meanwhile
 * @param reports what the sensors reported of it
 * @param receipt the last receipt beside the truth, as text
 */
record ExampleTrip(
    long seed,
    boolean exact,
    Instant from,
    Instant until,
    List<Note> story,
    List<Report> reports,
    String receipt) {

  private static final Duration AROUND = Duration.ofSeconds(1);

  /** How a report compares with the truth. */
  enum Judged {
    RIGHT,
    WRONG,
    UNKNOWN
  }

  /** Something that a sensor reported, as text. */
  record Report(String sensorId, Instant from, Instant until, String text, Judged judged) {}

  /** The first trip that came out wrong, or else the first one. */
  static ExampleTrip of(ScenarioScore score, Evidence evidence) {
    Play shown = score.plays().get(0);
    TrueBasket basket = baskets(shown).get(0);
    boolean exact = true;
    for (Play play : score.plays()) {
      for (TrueBasket candidate : baskets(play)) {
        if (exact && !exact(score.results(), candidate)) {
          shown = play;
          basket = candidate;
          exact = false;
        }
      }
    }
    Instant from = basket.enteredAt().minus(AROUND);
    Instant until = basket.leftAt().plus(AROUND);
    TrueBasket its = basket;
    return new ExampleTrip(
        shown.seed(),
        exact,
        from,
        until,
        shown.story().stream()
            .filter(note -> !note.at().isBefore(from) && !note.at().isAfter(until))
            .toList(),
        reports(shown, evidence, from, until),
        Score.last(score.results(), basket.tripId())
            .map(receipt -> ReceiptView.of(receipt, its))
            .orElseGet(() -> ReceiptView.missing(its)));
  }

  private static List<TrueBasket> baskets(Play play) {
    return List.copyOf(play.simulation().truth().baskets().values());
  }

  private static boolean exact(Results results, TrueBasket basket) {
    Optional<Receipt> receipt = Score.last(results, basket.tripId());
    return receipt.isPresent() && Score.exact(receipt.get(), basket);
  }

  private static List<Report> reports(Play play, Evidence evidence, Instant from, Instant until) {
    List<Report> reports = new ArrayList<>();
    for (Recognised record : evidence.of(play.storeId())) {
      Report report = report(play, record);
      if (!report.until().isBefore(from) && !report.from().isAfter(until)) {
        reports.add(report);
      }
    }
    reports.sort(Comparator.comparing(Report::sensorId).thenComparing(Report::from));
    return reports;
  }

  private static Report report(Play play, Recognised record) {
    String sensor = record.getSource().getSensorId().substring(play.storeId().length() + 1);
    if (record.getBody() instanceof Sighting sighting) {
      return new Report(
          sensor,
          sighting.getStartedAt(),
          sighting.getEndedAt(),
          text(play, sighting),
          judged(play, record, sighting));
    }
    if (record.getBody() instanceof WeightChange change) {
      String grams = String.format(Locale.ROOT, "%+d g", change.getDeltaGrams());
      return new Report(sensor, change.getStartedAt(), change.getEndedAt(), grams, Judged.RIGHT);
    }
    if (record.getBody() instanceof Gap gap) {
      return new Report(
          sensor, gap.getFrom(), gap.getTo(), "saw nothing: " + gap.getReason(), Judged.UNKNOWN);
    }
    UnreadableBurst burst = (UnreadableBurst) record.getBody();
    return new Report(
        sensor, burst.getStartedAt(), burst.getEndedAt(), burst.getReason(), Judged.UNKNOWN);
  }

  private static String text(Play play, Sighting sighting) {
    List<Candidate> candidates = sighting.getCandidates();
    String what = candidates.isEmpty() ? "nothing known" : play.nameOf(candidates.get(0).getSku());
    return sighting.getAction()
        + " "
        + sighting.getPieces()
        + " x "
        + what
        + " ("
        + sighting.getVerdict()
        + ")";
  }

  private static Judged judged(Play play, Recognised record, Sighting sighting) {
    var source = record.getSource();
    String truth =
        play.simulation()
            .truth()
            .burst(source.getSensorId(), source.getBootId(), source.getSeq())
            .map(TrueBurst::sku)
            .orElse("");
    boolean right =
        !sighting.getCandidates().isEmpty()
            && sighting.getCandidates().get(0).getSku().equals(truth);
    if (sighting.getVerdict() == Verdict.KNOWN) {
      return right ? Judged.RIGHT : Judged.WRONG;
    }
    return Judged.UNKNOWN;
  }
}
