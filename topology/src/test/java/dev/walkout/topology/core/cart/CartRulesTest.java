package dev.walkout.topology.core.cart;

import static dev.walkout.topology.core.Moves.doubted;
import static dev.walkout.topology.core.Moves.of;
import static dev.walkout.topology.core.Moves.put;
import static dev.walkout.topology.core.Moves.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.DoubtReason;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.Weighed;
import dev.walkout.topology.core.cart.Cart.Cause;
import dev.walkout.topology.core.cart.CartChange.LineAdded;
import dev.walkout.topology.core.cart.CartChange.LineCorrected;
import dev.walkout.topology.core.cart.CartChange.LineDoubted;
import dev.walkout.topology.core.cart.CartChange.LineRemoved;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartRulesTest {

  private final Prices prices = new Prices().set("milk", 0, 120).set("tea", 0, 350);
  private final CartRules rules =
      new CartRules(new CartConfig(0.95, 0.05, 0.1, PricePolicy.LOWER_OF_BOTH, "EUR"));
  private Cart cart = Cart.EMPTY;

  @Test
  void aTakeAddsALineAtThePriceOfThatMoment() {
    prices.set("milk", 10, 99);
    assertThat(hear(take("m1", "milk", 9.9)))
        .singleElement()
        .isInstanceOfSatisfying(
            LineAdded.class,
            line -> {
              assertThat(line.unitPrice()).isEqualTo(new Money(120, "EUR"));
              assertThat(line.pieces()).isEqualTo(1);
              assertThat(line.cause().movementId()).isEqualTo("m1");
            });
    assertThat(hear(take("m2", "milk", 10)))
        .singleElement()
        .isInstanceOfSatisfying(
            LineAdded.class, line -> assertThat(line.unitPrice()).isEqualTo(new Money(99, "EUR")));
    assertThat(cart.held("milk")).isEqualTo(2);
    assertThat(cart.lines()).extracting(Cart.Line::lineId).doesNotHaveDuplicates();
  }

  @Test
  void aPutTakesTheLatestPiecesAway() {
    hear(of("m1", Action.TAKE, 2, 1, new Weighed("milk", 0.99)));
    hear(take("m2", "tea", 2));
    hear(take("m3", "milk", 3));
    List<CartChange> changes = hear(of("m4", Action.PUT, 2, 4, new Weighed("milk", 0.99)));
    assertThat(changes).hasSize(2).allMatch(LineRemoved.class::isInstance);
    assertThat(cart.lines()).extracting(Cart.Line::sku).containsExactly("milk", "tea");
    assertThat(cart.held("milk")).isEqualTo(1);
    assertThat(cart.lines().get(0).movements())
        .extracting(Cart.Cause::movementId)
        .containsExactly("m1", "m4");
  }

  @Test
  void ofTwoLookAlikesTheHeldOneWentBack() {
    hear(take("m1", "milk", 1));
    // Not held: 0.05 * 0.5 against 0.5 for milk, which is 0.952.
    Movement unclear =
        of("m2", Action.PUT, 1, 2, new Weighed("oat milk", 0.5), new Weighed("milk", 0.5));
    assertThat(hear(unclear)).singleElement().isInstanceOf(LineRemoved.class);
    assertThat(cart.lines()).isEmpty();
  }

  @Test
  void whatIsNotHeldCannotGoBack() {
    hear(take("m1", "tea", 1));
    hear(of("m2", Action.PUT, 1, 2, new Weighed("milk", 0.999)));
    assertThat(cart.doubts()).singleElement().satisfies(reason(DoubtReason.NOT_HELD));
    assertThat(cart.held("tea")).isEqualTo(1);
    cart = Cart.EMPTY;
    hear(put("m3", "milk", 3));
    assertThat(cart.doubts()).singleElement().satisfies(reason(DoubtReason.NOT_HELD));
    assertThat(cart.lines()).isEmpty();
  }

  @Test
  void whatMayHaveGoneBackIsNotCharged() {
    hear(take("m1", "milk", 1));
    hear(take("m2", "tea", 2));
    hear(of("m3", Action.PUT, 1, 3, new Weighed("milk", 0.5), new Weighed("tea", 0.5)));
    assertThat(cart.lines()).isEmpty();
    assertThat(cart.doubts()).singleElement().satisfies(reason(DoubtReason.WHAT_AMBIGUOUS));
  }

  @Test
  void whatWasTakenInDoubtGoesBackWithoutTouchingTheCart() {
    hear(take("m1", "tea", 1));
    hear(doubted(of("m2", Action.TAKE, 1, 2, new Weighed("milk", 0.6)), DoubtReason.OTHER));
    hear(of("m3", Action.PUT, 1, 3, new Weighed("milk", 0.95)));
    assertThat(cart.held("tea")).isEqualTo(1);
    assertThat(cart.doubts().get(1)).satisfies(reason(DoubtReason.NOT_HELD));
  }

  @Test
  void aPutThatNobodyRecognisedMayBeOfWhatIsHeld() {
    hear(take("m1", "tea", 1));
    hear(of("m2", Action.PUT, 1, 2, new Weighed("jam", 0.5), new Weighed("milk", 0.3)));
    assertThat(cart.lines()).isEmpty();
    assertThat(cart.doubts()).hasSize(1);
  }

  @Test
  void aDoubtedPutTakesTheChargeOffOnePieceOfWhatItNames() {
    hear(of("m1", Action.TAKE, 3, 1, new Weighed("milk", 0.99)));
    hear(take("m2", "tea", 2));
    Movement doubt = doubted(put("m3", "milk", 3), DoubtReason.WHO_SEVERAL);
    assertThat(hear(doubt).get(0))
        .isInstanceOfSatisfying(
            LineCorrected.class,
            corrected -> {
              assertThat(corrected.pieces()).isEqualTo(2);
              assertThat(corrected.reason()).contains("WHO_SEVERAL");
            });
    assertThat(cart.held("milk")).isEqualTo(2);
    assertThat(cart.held("tea")).isEqualTo(1);
  }

  @Test
  void aDoubtedTakeChangesNoLine() {
    hear(take("m1", "milk", 1));
    List<Cart.Line> before = cart.lines();
    hear(doubted(take("m2", "milk", 2), DoubtReason.WHAT_AMBIGUOUS));
    assertThat(cart.lines()).isEqualTo(before);
    assertThat(cart.doubts()).hasSize(1);
  }

  @Test
  void morePiecesBackThanHeldIsADoubtAboutTheRest() {
    hear(take("m1", "milk", 1));
    hear(of("m2", Action.PUT, 3, 2, new Weighed("milk", 0.99)));
    assertThat(cart.lines()).isEmpty();
    assertThat(cart.doubts()).singleElement().satisfies(reason(DoubtReason.NOT_HELD));
  }

  @Test
  void withoutAPriceNothingIsCharged() {
    prices.set("later", 100, 50).withdrawn("gone").byWeight("cheese").in("USD", "dollar");
    for (String sku : List.of("nobody knows", "later", "gone", "cheese", "dollar")) {
      cart = Cart.EMPTY;
      hear(take("m1", sku, 1));
      assertThat(cart.lines()).as(sku).isEmpty();
      assertThat(cart.doubts()).singleElement().satisfies(reason(DoubtReason.NOT_PRICED));
      assertThat(cart.doubts().get(0).doubt().detail()).contains(sku);
    }
  }

  @Test
  void aLineCannotHoldLessThanNothing() {
    hear(take("m1", "milk", 1));
    String lineId = cart.lines().get(0).lineId();
    assertThatThrownBy(
            () ->
                cart.apply(
                    new LineRemoved(
                        lineId, "milk", Amount.pieces(2), new Cause("m2", "", List.of()))))
        .hasMessageContaining(lineId);
  }

  @Test
  void configRefusesNonsense() {
    assertThatThrownBy(() -> new CartConfig(0.95, 0.05, 0.1, PricePolicy.AT_EXIT, "euro"))
        .hasMessageContaining("cart.currency")
        .hasMessageContaining("euro");
    assertThatThrownBy(() -> new CartConfig(1.95, 0.05, 0.1, PricePolicy.AT_EXIT, "EUR"))
        .hasMessageContaining("cart.minProbability")
        .hasMessageContaining("1.95");
  }

  private static java.util.function.Consumer<LineDoubted> reason(DoubtReason reason) {
    return doubted -> assertThat(doubted.doubt().reason()).isEqualTo(reason);
  }

  private List<CartChange> hear(Movement movement) {
    List<CartChange> changes = rules.decide("t1", cart, movement, prices);
    cart = cart.applyAll(changes);
    return changes;
  }
}
