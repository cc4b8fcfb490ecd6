package dev.walkout.shop.search;

import static dev.walkout.shop.search.TestDocuments.micros;
import static dev.walkout.shop.search.TestDocuments.receipt;
import static dev.walkout.shop.search.TestDocuments.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every collection of receipts does; a back end is done when it extends this and passes. */
public abstract class ReceiptDocumentsContract {

  protected Documents<ReceiptDocument> receipts;

  protected abstract Documents<ReceiptDocument> empty();

  @BeforeEach
  void open() {
    receipts = empty();
  }

  @AfterEach
  void close() {
    if (receipts != null) {
      receipts.ids().forEach(receipts::remove);
      receipts.close();
    }
  }

  @Test
  void whatIsPutIsFoundAsItWas() {
    ReceiptDocument one =
        receipt("trip-1")
            .store("Züri 5, \"Süd\"")
            .left(12)
            .total(1297)
            .line("milk-1", "2 x Crème Brûlée")
            .line("tea-1", "1 x Tea")
            .doubts("WHO_SEVERAL", "DISAGREEMENT")
            .document();
    ReceiptDocument empty = receipt("trip-2").document();
    receipts.put(List.of(one, empty));

    assertThat(receipts.find("trip-1")).contains(one);
    assertThat(receipts.find("trip-2")).contains(empty);
    assertThat(receipts.find("trip-3")).isEmpty();
    assertThat(receipts.search(DocumentQuery.all()).documents()).containsExactly(one, empty);
  }

  @Test
  void theLastVersionOfATripStays() {
    receipts.put(List.of(receipt("t").version(2, "FINAL").total(200).document()));
    receipts.put(List.of(receipt("t").version(1, "PROVISIONAL").total(100).document()));
    assertThat(receipts.find("t").orElseThrow().version()).isEqualTo(2);
    assertThat(found(DocumentQuery.all().with(ReceiptDocument.STATUS, "provisional"))).isEmpty();

    receipts.put(
        List.of(
            receipt("t").version(4, "ADJUSTED").document(),
            receipt("t").version(3, "ADJUSTED").document()));
    assertThat(receipts.find("t").orElseThrow().version()).isEqualTo(4);
    assertThat(found(DocumentQuery.all().with(ReceiptDocument.STATUS, "adjusted")))
        .containsExactly("t");
    assertThat(receipts.ids()).containsExactly("t");
  }

  @Test
  void areFoundByStoreProductTimeTotalDoubtAndWords() {
    receipts.put(
        List.of(
            receipt("a").left(10).total(100).line("milk-1", "Whole Milk").document(),
            receipt("b")
                .left(20)
                .total(300)
                .line("milk-1", "Whole Milk")
                .line("tea-1", "Tea")
                .doubts("NOT_HELD")
                .document(),
            receipt("c").store("store-2").left(30).total(0).document()));

    assertThat(found(DocumentQuery.all())).as("newest first").containsExactly("c", "b", "a");
    assertThat(found(DocumentQuery.all().with(ReceiptDocument.STORE, "store-1")))
        .containsExactly("b", "a");
    assertThat(found(DocumentQuery.all().with(ReceiptDocument.SKUS, "milk-1", "tea-1")))
        .containsExactly("b");
    assertThat(found(DocumentQuery.all().with(ReceiptDocument.DOUBTS, "not_held", "late")))
        .containsExactly("b");
    assertThat(found(DocumentQuery.all().between(ReceiptDocument.TOTAL, 1, 299)))
        .containsExactly("a");
    assertThat(found(DocumentQuery.all().between(ReceiptDocument.DOUBT_COUNT, 1, 99)))
        .containsExactly("b");
    assertThat(found(DocumentQuery.all().between(ReceiptDocument.LEFT, micros(20), micros(30))))
        .containsExactly("c", "b");
    assertThat(
            found(
                DocumentQuery.all().between(ReceiptDocument.LEFT, micros(20) + 1, micros(30) - 1)))
        .as("to the microsecond")
        .isEmpty();
    assertThat(found(DocumentQuery.all().text("mil whole"))).containsExactly("b", "a");
    assertThat(found(DocumentQuery.all().page(1, 1))).containsExactly("b");
    assertThat(receipts.count(DocumentQuery.all(), ReceiptDocument.SKUS))
        .containsExactly(Map.entry("milk-1", 2L), Map.entry("tea-1", 1L));
  }

  @Test
  void equallyLateReceiptsComeInOrderOfTrip() {
    receipts.put(
        List.of(
            receipt("b").left(1).document(),
            receipt("a").left(1).document(),
            receipt("c").left(1).document()));
    assertThat(found(DocumentQuery.all())).containsExactly("a", "b", "c");
  }

  @Test
  void nothingIsLikeAReceipt() {
    assertThatThrownBy(() -> receipts.search(DocumentQuery.all().near(unit(1), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("receipt");
  }

  private List<String> found(DocumentQuery query) {
    return receipts.search(query).documents().stream().map(ReceiptDocument::tripId).toList();
  }
}
