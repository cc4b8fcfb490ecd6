package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The receipts of two runs of one day, side by side. */
final class Receipts {

  private Receipts() {}

  /**
   * By trip, what every version says, but for the offsets of its evidence: where a record lies
   * depends on what came between, its hash still names it.
   */
  static Map<String, List<String>> content(Collection<Receipt> receipts) {
    Map<String, List<String>> content = new TreeMap<>();
    for (Receipt receipt : receipts) {
      content
          .computeIfAbsent(receipt.getTripId(), trip -> new ArrayList<>())
          .add(withoutOffsets(receipt).toString());
    }
    return content;
  }

  /** The trips whose receipts are not the same in both runs. */
  static Set<String> differences(Collection<Receipt> one, Collection<Receipt> other) {
    Map<String, List<String>> left = content(one);
    Map<String, List<String>> right = content(other);
    Set<String> trips = new TreeSet<>(left.keySet());
    trips.addAll(right.keySet());
    trips.removeIf(trip -> left.containsKey(trip) && left.get(trip).equals(right.get(trip)));
    return trips;
  }

  private static Receipt withoutOffsets(Receipt receipt) {
    Receipt copy = Receipt.newBuilder(receipt).build();
    for (ReceiptLine line : copy.getLines()) {
      line.getEvidence().forEach(source -> source.getEvidence().setOffset(0));
    }
    return copy;
  }
}
