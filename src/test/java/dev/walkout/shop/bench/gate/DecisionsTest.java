package dev.walkout.shop.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.vision.match.Match;
import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Match.Path;
import dev.walkout.vision.match.Match.Verdict;
import dev.walkout.vision.match.Thresholds;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private static final Match MILK = match(Verdict.KNOWN, Path.GATE_ACCEPT, "milk");
  private static final Match MILK_FOUND = match(Verdict.KNOWN, Path.SEARCH, "milk");
  private static final Match DOUBT = match(Verdict.AMBIGUOUS, Path.SEARCH, "milk");
  private static final Match STRANGER = match(Verdict.UNKNOWN, Path.GATE_REJECT, "milk");

  @Test
  void countsWhatTheGateDecidedItselfAndWhetherItWasRight() {
    Decisions sum =
        Decisions.NONE
            .plus(5, "milk", new Decisions.Answers(MILK, MILK_FOUND, MILK))
            .plus(3, "soap", new Decisions.Answers(MILK, MILK_FOUND, MILK))
            .plus(2, "milk", new Decisions.Answers(DOUBT, DOUBT, DOUBT));

    assertThat(sum.shareOfBursts()).isEqualTo(2.0 / 3);
    assertThat(sum.shareOfCrops()).isEqualTo(0.8);
    assertThat(sum.errorRate()).isEqualTo(0.5);
    assertThat(sum.agreement()).isEqualTo(1);
    assertThat(sum.known()).isEqualTo(2);
    assertThat(sum.knownWrong()).isEqualTo(1);
  }

  @Test
  void anotherVerdictOrProductIsADifference() {
    Match soap = match(Verdict.KNOWN, Path.SEARCH, "soap");
    Decisions sum =
        Decisions.NONE
            .plus(1, "milk", new Decisions.Answers(MILK, DOUBT, MILK))
            .plus(1, "milk", new Decisions.Answers(MILK, soap, DOUBT))
            .plus(1, "milk", new Decisions.Answers(STRANGER, STRANGER, STRANGER));

    assertThat(sum.differ()).isEqualTo(2);
    assertThat(sum.unanswered()).isEqualTo(1);
    assertThat(sum.wrong()).as("all products are enrolled").isEqualTo(1);
    assertThat(sum.unknown()).isEqualTo(1);
  }

  private static Match match(Verdict verdict, Path path, String sku) {
    return new Match(
        verdict,
        path,
        List.of(new Candidate(sku, 0.1)),
        new Thresholds(0.5, 1, 0.1),
        List.of(),
        "",
        false);
  }
}
