package dev.walkout.sim.score;

import static dev.walkout.sim.score.Receipts.basket;
import static dev.walkout.sim.score.Receipts.bought;
import static dev.walkout.sim.score.Receipts.charged;
import static dev.walkout.sim.score.Receipts.doubting;
import static dev.walkout.sim.score.Receipts.receipt;
import static dev.walkout.sim.score.Receipts.results;
import static dev.walkout.sim.score.Receipts.truth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.sim.truth.TrueBasket;
import org.junit.jupiter.api.Test;

class ReceiptViewTest {

  private final TrueBasket basket = basket("t1", bought("a", 2, 100), bought("b", 1, 250));

  @Test
  void marksNothingOnARightReceipt() {
    String text = ReceiptView.of(receipt("t1", charged("a", 2, 100), charged("b", 1, 250)), basket);
    assertThat(text).contains("t1  FINAL v1  in 08:58:20  out 09:00:00  exact");
    assertThat(text.lines().filter(line -> line.startsWith("!"))).isEmpty();
    assertThat(text.lines())
        .contains(
            "  2 x Product a                     2.00 (0)  | 2 x Product a                     2.00",
            "  total EUR                         4.50      | total                             4.50");
  }

  @Test
  void marksWhatDiffersAndShowsDoubts() {
    String text =
        ReceiptView.of(doubting(receipt("t1", charged("a", 2, 100), charged("c", 1, 40))), basket);
    assertThat(text.lines().filter(line -> line.startsWith("!")).toList())
        .hasSize(3)
        .anyMatch(line -> line.contains("1 x Product c") && line.endsWith("|"))
        .anyMatch(line -> line.endsWith("| 1 x Product b                     2.50"))
        .anyMatch(line -> line.contains("total EUR") && line.contains("2.40"));
    assertThat(text).contains("NOT EXACT").contains("? not charged: TAKE WHAT_AMBIGUOUS a or b");
  }

  @Test
  void saysThatAReceiptIsMissing() {
    assertThat(ReceiptView.missing(basket)).contains("t1  NO RECEIPT").contains("4.50");
  }

  @Test
  void theTableSaysWhatOneRunCanTell() {
    Score right =
        Score.of(results(receipt("t1", charged("a", 2, 100), charged("b", 1, 250))), truth(basket));
    Score none = Score.of(results(), truth(basket));
    String text = new ScoreTable().row("walkout", right).row("naive", none).text();
    assertThat(text.lines().findFirst().orElseThrow())
        .startsWith("1 trips, 3 pieces: one trip is 100.0 points");
    assertThat(text.lines().filter(line -> line.startsWith("walkout")).findFirst().orElseThrow())
        .contains("100.0%", "1.0000", "0.00");
    assertThat(text).contains("naive: 1 receipts missing, 0 still provisional");
  }
}
