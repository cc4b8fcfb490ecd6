package dev.walkout.shop.replay;

import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptDoubt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.vision.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which receipts of two runs differ, and what they differ for.
 *
 * @param a the one before, as the user called it
 * @param b the one after
 * @param trips that either run has a receipt for
 * @param settings that differ, by key: the value of each run
 */
public record RunDiff(
    String a, String b, int trips, Map<String, Pair<String>> settings, List<TripChange> changes) {

  /** Something of both runs; null in the one that has none. */
  public record Pair<T>(T a, T b) {}

  /**
   * A trip whose receipts differ.
   *
   * @param receipts the last of each run
   * @param lines what is charged otherwise
   * @param doubts that only one run has
   * @param movements that only one run has or that came out otherwise
   * @param why what decided where no movement differs; empty otherwise
   */
  public record TripChange(
      String tripId,
      Pair<Receipt> receipts,
      List<LineChange> lines,
      Pair<List<String>> doubts,
      List<MovementChange> movements,
      String why) {}

  /** What is charged of a product otherwise; amounts in minor units, 0 where nothing is. */
  public record LineChange(String sku, String name, Pair<Integer> pieces, Pair<Long> amountMinor) {}

  /**
   * A movement that differs.
   *
   * @param sightings under it that differ
   * @param why which sighting, threshold or setting decided
   */
  public record MovementChange(
      Pair<Movement> movement, List<SightingChange> sightings, String why) {}

  /** What recognition made of the same report otherwise; why names the threshold or the model. */
  public record SightingChange(String source, Pair<Recognised> sighting, String why) {}

  /**
   * Compares two runs, each a recording or the folder of a replay.
   *
   * @throws dev.walkout.shop.UserError if one is neither, or holds no receipts
   */
  public static RunDiff of(Path a, Path b, Progress progress) {
    try (RunLog first = RunLog.open(a);
        RunLog second = RunLog.open(b)) {
      progress.begin("comparing", 3);
      Pair<LastReceipts> receipts = new Pair<>(LastReceipts.of(first), LastReceipts.of(second));
      progress.step(1, "receipts");
      SortedSet<String> trips = new TreeSet<>(receipts.a().byTrip().keySet());
      trips.addAll(receipts.b().byTrip().keySet());
      SortedSet<String> changed = new TreeSet<>(trips);
      changed.removeIf(trip -> same(receipts, trip));
      Map<String, Pair<String>> settings = settings(first.settings(), second.settings());
      MovementDiff movements =
          new MovementDiff(
              ToldOfTrips.of(first, changed, receipts.a()),
              ToldOfTrips.of(second, changed, receipts.b()),
              new Causes(settings));
      progress.step(1, "movements");
      List<TripChange> changes = new ArrayList<>();
      for (String trip : changed) {
        changes.add(change(trip, receipts, movements));
      }
      progress.end(changes.size() + " of " + trips.size() + " receipts differ");
      return new RunDiff(first.name(), second.name(), trips.size(), settings, changes);
    }
  }

  /** Which receipts changed and why, for people. */
  public String text() {
    return new DiffText(this).text();
  }

  /** The same for programs. */
  public String toJson() {
    return new DiffJson(this).json();
  }

  /** The same as one page. */
  public String html() {
    return new DiffPage(this).html();
  }

  private static boolean same(Pair<LastReceipts> receipts, String trip) {
    Receipt a = receipts.a().byTrip().get(trip);
    Receipt b = receipts.b().byTrip().get(trip);
    return a != null && b != null && LastReceipts.same(a, b);
  }

  private static Map<String, Pair<String>> settings(Map<String, String> a, Map<String, String> b) {
    Map<String, Pair<String>> differ = new TreeMap<>();
    a.forEach(
        (key, value) -> {
          if (!value.equals(b.get(key))) {
            differ.put(key, new Pair<>(value, b.get(key)));
          }
        });
    return differ;
  }

  private static TripChange change(String trip, Pair<LastReceipts> runs, MovementDiff movements) {
    Receipt a = runs.a().byTrip().get(trip);
    Receipt b = runs.b().byTrip().get(trip);
    List<MovementChange> moved = movements.of(trip);
    List<String> onlyA = doubts(a);
    List<String> onlyB = doubts(b);
    onlyA.removeAll(doubts(b));
    onlyB.removeAll(doubts(a));
    return new TripChange(
        trip,
        new Pair<>(a, b),
        lines(a, b),
        new Pair<>(onlyA, onlyB),
        moved,
        moved.isEmpty() ? movements.causes().withoutMovement(new Pair<>(a, b)) : "");
  }

  private static List<String> doubts(Receipt receipt) {
    List<String> doubts = new ArrayList<>();
    if (receipt != null) {
      for (ReceiptDoubt doubt : receipt.getDoubts()) {
        doubts.add(doubt.getAction() + " " + doubt.getReason() + " " + doubt.getDetail());
      }
    }
    return doubts;
  }

  private static List<LineChange> lines(Receipt a, Receipt b) {
    Map<String, List<ReceiptLine>> before = bySku(a);
    Map<String, List<ReceiptLine>> after = bySku(b);
    SortedSet<String> skus = new TreeSet<>(before.keySet());
    skus.addAll(after.keySet());
    List<LineChange> changes = new ArrayList<>();
    for (String sku : skus) {
      List<ReceiptLine> was = before.getOrDefault(sku, List.of());
      List<ReceiptLine> is = after.getOrDefault(sku, List.of());
      Pair<Integer> pieces = new Pair<>(pieces(was), pieces(is));
      Pair<Long> amounts = new Pair<>(amount(was), amount(is));
      if (!pieces.a().equals(pieces.b()) || !amounts.a().equals(amounts.b())) {
        String name = Optional.of(is).filter(l -> !l.isEmpty()).orElse(was).get(0).getName();
        changes.add(new LineChange(sku, name, pieces, amounts));
      }
    }
    return changes;
  }

  private static Map<String, List<ReceiptLine>> bySku(Receipt receipt) {
    Map<String, List<ReceiptLine>> lines = new HashMap<>();
    if (receipt != null) {
      for (ReceiptLine line : receipt.getLines()) {
        lines.computeIfAbsent(line.getSku(), sku -> new ArrayList<>()).add(line);
      }
    }
    return lines;
  }

  private static int pieces(List<ReceiptLine> lines) {
    return lines.stream().mapToInt(line -> line.getQuantity().getPieces()).sum();
  }

  private static long amount(List<ReceiptLine> lines) {
    return lines.stream().mapToLong(line -> line.getAmount().getMinor()).sum();
  }
}
