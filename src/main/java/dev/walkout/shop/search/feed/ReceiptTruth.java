package dev.walkout.shop.search.feed;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.shop.catalogue.CatalogueTopic;
import dev.walkout.shop.search.ReceiptDocument;
import dev.walkout.topology.core.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Receipts by the {@code receipts} topic; the last version of a trip's wins. */
final class ReceiptTruth implements Truth<ReceiptDocument> {

  private final String address;
  private final AvroSerdes serdes;

  /** Only what has not been written yet: receipts are kept for years. */
  private final Map<String, ReceiptDocument> unwritten = new HashMap<>();

  ReceiptTruth(String address, AvroSerdes serdes) {
    this.address = address;
    this.serdes = serdes;
  }

  @Override
  public List<CatalogueTopic<?>> open(Consumer<String> changed) {
    return List.of(
        new CatalogueTopic<>(
            address,
            serdes,
            Topics.RECEIPTS,
            (trip, receipt) -> {
              note(trip, receipt);
              changed.accept(trip);
            }));
  }

  @Override
  public Optional<ReceiptDocument> document(String trip) {
    return Optional.ofNullable(unwritten.get(trip));
  }

  @Override
  public void written(String trip) {
    unwritten.remove(trip);
  }

  @Override
  public Optional<Set<String>> ids() {
    return Optional.empty();
  }

  private void note(String trip, Receipt receipt) {
    if (receipt == null || !receipt.getTripId().equals(trip)) {
      throw new IllegalArgumentException(
          "tripId is "
              + (receipt == null ? null : receipt.getTripId())
              + " under the key "
              + trip
              + "; receipts are keyed by trip and never removed");
    }
    ReceiptDocument document = document(receipt);
    unwritten.merge(trip, document, (old, next) -> old.supersedes(next) ? old : next);
  }

  private static ReceiptDocument document(Receipt receipt) {
    List<ReceiptLine> lines = receipt.getLines();
    return new ReceiptDocument(
        receipt.getReceiptId(),
        receipt.getTripId(),
        receipt.getStoreId(),
        receipt.getVersion(),
        receipt.getStatus().name(),
        receipt.getEnteredAt(),
        receipt.getLeftAt(),
        new Money(receipt.getTotal().getMinor(), receipt.getTotal().getCurrency()),
        lines.stream().map(ReceiptLine::getSku).toList(),
        lines.stream().map(ReceiptLine::getName).toList(),
        receipt.getDoubts().stream().map(doubt -> doubt.getReason().name()).toList());
  }
}
