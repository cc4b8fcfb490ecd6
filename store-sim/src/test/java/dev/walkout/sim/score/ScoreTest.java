package dev.walkout.sim.score;

import static dev.walkout.sim.score.Receipts.LEFT;
import static dev.walkout.sim.score.Receipts.basket;
import static dev.walkout.sim.score.Receipts.bought;
import static dev.walkout.sim.score.Receipts.charged;
import static dev.walkout.sim.score.Receipts.chargedGrams;
import static dev.walkout.sim.score.Receipts.doubting;
import static dev.walkout.sim.score.Receipts.receipt;
import static dev.walkout.sim.score.Receipts.results;
import static dev.walkout.sim.score.Receipts.truth;
import static dev.walkout.sim.score.Receipts.weighed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.sim.truth.TrueBasket;
import dev.walkout.sim.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

  @Test
  void rightReceiptsScoreFull() {
    Truth truth = truth(basket("t1", bought("a", 2, 100), bought("b", 1, 250)), basket("t2"));
    Score score =
        Score.of(
            results(receipt("t1", charged("b", 1, 250), charged("a", 2, 100)), receipt("t2")),
            truth);
    assertThat(score.exactReceiptRate()).isEqualTo(1);
    assertThat(score.items()).isEqualTo(new Score.Items(1, 1, 1, 3, 3, 3));
    assertThat(score.overchargedMinor()).isZero();
    assertThat(score.underchargedMinor()).isZero();
    assertThat(score.wrongChargedLineRate()).isZero();
  }

  @Test
  void twoLinesOfOneProductAreAsGoodAsOne() {
    Truth truth = truth(basket("t1", bought("a", 2, 100)));
    Score score =
        Score.of(results(receipt("t1", charged("a", 1, 100), charged("a", 1, 100))), truth);
    assertThat(score.exactReceiptRate()).isEqualTo(1);
  }

  @Test
  void aSwappedProductIsChargedTooMuchAndTooLittle() {
    Truth truth = truth(basket("t1", bought("a", 1, 100), bought("b", 1, 250)));
    Score score =
        Score.of(results(receipt("t1", charged("a", 1, 100), charged("c", 1, 250))), truth);
    assertThat(score.exactReceiptRate()).isZero();
    assertThat(score.items()).isEqualTo(new Score.Items(0.5, 0.5, 0.5, 2, 2, 1));
    assertThat(score.overchargedMinor()).isEqualTo(250);
    assertThat(score.underchargedMinor()).isEqualTo(250);
    assertThat(score.wrongChargedLineRate()).isEqualTo(0.5);
  }

  @Test
  void aPieceTooManyAndAWrongPriceAreOvercharges() {
    Truth truth = truth(basket("t1", bought("a", 1, 100)), basket("t2", bought("b", 1, 250)));
    Score score =
        Score.of(
            results(receipt("t1", charged("a", 2, 100)), receipt("t2", charged("b", 1, 260))),
            truth);
    assertThat(score.exactReceiptRate()).isZero();
    assertThat(score.overchargedMinor()).isEqualTo(110);
    assertThat(score.items().right()).isEqualTo(2);
    assertThat(score.wrongChargedLineRate()).isCloseTo(1.0 / 3, within(1e-9));
  }

  @Test
  void aDoubtedPieceIsUnderchargedAndCounted() {
    Truth truth = truth(basket("t1", bought("a", 1, 100), bought("b", 1, 250)));
    Score score =
        Score.of(
            new Results(
                List.of(new Results.Issued(doubting(receipt("t1", charged("a", 1, 100))), LEFT)),
                3),
            truth);
    assertThat(score.doubts()).isEqualTo(1);
    assertThat(score.reviewsPer1000Trips()).isEqualTo(3000);
    assertThat(score.underchargedMinor()).isEqualTo(250);
    assertThat(score.overchargedMinor()).isZero();
    assertThat(score.wrongChargedLineRate()).isZero();
    assertThat(score.items().recall()).isEqualTo(0.5);
  }

  @Test
  void missingReceiptsAreNotExactEvenOfEmptyBaskets() {
    Score score = Score.of(results(), truth(basket("t1"), basket("t2", bought("a", 1, 100))));
    assertThat(score.missingReceipts()).isEqualTo(2);
    assertThat(score.exactReceiptRate()).isZero();
    assertThat(score.underchargedMinor()).isEqualTo(100);
  }

  @Test
  void theLastVersionCountsAndTheFirstSettledOneGivesTheDelay() {
    Truth truth = truth(basket("t1", bought("a", 1, 100)));
    Results results =
        new Results(
            List.of(
                issued(1, ReceiptStatus.PROVISIONAL, 1),
                issued(3, ReceiptStatus.ADJUSTED, 90, "a"),
                issued(2, ReceiptStatus.FINAL, 3, "b")),
            0);
    Score score = Score.of(results, truth);
    assertThat(score.exactReceiptRate()).isEqualTo(1);
    assertThat(score.receiptDelayMs()).isEqualTo(new Score.DelayMs(3000, 3000));
  }

  @Test
  void aProvisionalReceiptIsNotExact() {
    Truth truth = truth(basket("t1", bought("a", 1, 100)));
    Score score =
        Score.of(new Results(List.of(issued(1, ReceiptStatus.PROVISIONAL, 1, "a")), 0), truth);
    assertThat(score.exactReceiptRate()).isZero();
    assertThat(score.unsettledReceipts()).isEqualTo(1);
    assertThat(score.receiptDelayMs()).isEqualTo(new Score.DelayMs(0, 0));
  }

  @Test
  void aVoidReceiptChargesNothing() {
    Truth truth = truth(basket("t1"));
    Score score = Score.of(new Results(List.of(issued(1, ReceiptStatus.VOID, 1, "a")), 0), truth);
    assertThat(score.exactReceiptRate()).isEqualTo(1);
    assertThat(score.overchargedMinor()).isZero();
  }

  @Test
  void goodsByWeightAreRightWithinWhatTheirWeighingsMayErr() {
    Truth truth = truth(basket("t1", weighed("apples", 800, 2, 250), bought("b", 1, 100)));
    assertThat(exact(truth, chargedGrams("apples", 800, 200))).isTrue();
    assertThat(exact(truth, chargedGrams("apples", 810, 203))).isTrue();
    assertThat(exact(truth, chargedGrams("apples", 790, 198))).isTrue();
    assertThat(exact(truth, chargedGrams("apples", 811, 203))).as("11 g off").isFalse();
    assertThat(exact(truth, chargedGrams("apples", 800, 204))).as("4 cents off").isFalse();
    assertThat(exact(truth, charged("apples", 1, 200))).as("by the piece").isFalse();
  }

  @Test
  void aWrongWeightIsAWrongItemAndEveryCentCounts() {
    Truth truth = truth(basket("t1", weighed("apples", 800, 1, 250), bought("b", 1, 100)));
    Score right =
        Score.of(
            results(receipt("t1", chargedGrams("apples", 804, 201), charged("b", 1, 100))), truth);
    assertThat(right.items()).isEqualTo(new Score.Items(1, 1, 1, 2, 2, 2));
    assertThat(right.overchargedMinor()).isEqualTo(1);
    Score wrong =
        Score.of(
            results(receipt("t1", chargedGrams("apples", 400, 100), charged("b", 1, 100))), truth);
    assertThat(wrong.items()).isEqualTo(new Score.Items(0.5, 0.5, 0.5, 2, 2, 1));
    assertThat(wrong.underchargedMinor()).isEqualTo(100);
    assertThat(wrong.wrongChargedLineRate()).isEqualTo(0.5);
  }

  private static boolean exact(Truth truth, ReceiptLine apples) {
    return Score.exact(receipt("t1", apples, charged("b", 1, 100)), truth.baskets().get("t1"));
  }

  @Test
  void aReceiptForATripThatNeverWasIsAllOvercharge() {
    Score score = Score.of(results(receipt("ghost", charged("a", 1, 100))), truth(basket("t1")));
    assertThat(score.overchargedMinor()).isEqualTo(100);
    assertThat(score.wrongChargedLineRate()).isEqualTo(1);
  }

  @Test
  void delaysAreNearestRanks() {
    List<TrueBasket> baskets = new ArrayList<>();
    List<Results.Issued> receipts = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      baskets.add(basket("t" + i));
      receipts.add(new Results.Issued(receipt("t" + i), LEFT.plusMillis(i)));
    }
    Score score = Score.of(new Results(receipts, 0), truth(baskets.toArray(TrueBasket[]::new)));
    assertThat(score.receiptDelayMs()).isEqualTo(new Score.DelayMs(100, 198));
  }

  private static Results.Issued issued(
      int version, ReceiptStatus status, int secondsAfter, String... skus) {
    var lines =
        List.of(skus).stream()
            .map(sku -> charged(sku, 1, 100))
            .toArray(dev.walkout.schemas.avro.ReceiptLine[]::new);
    return new Results.Issued(
        receipt("t1", version, status, lines), LEFT.plusSeconds(secondsAfter));
  }
}
