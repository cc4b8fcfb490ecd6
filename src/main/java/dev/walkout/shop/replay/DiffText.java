package dev.walkout.shop.replay;

import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.shop.replay.RunDiff.LineChange;
import dev.walkout.shop.replay.RunDiff.MovementChange;
import dev.walkout.shop.replay.RunDiff.Pair;
import dev.walkout.shop.replay.RunDiff.SightingChange;
import dev.walkout.shop.replay.RunDiff.TripChange;
import java.util.function.UnaryOperator;

/** A difference of runs as text; products are called by their sku, as in the log. */
final class DiffText {

  private final RunDiff diff;
  private final StringBuilder text = new StringBuilder();

  DiffText(RunDiff diff) {
    this.diff = diff;
  }

  String text() {
    text.append("A ").append(diff.a()).append("\nB ").append(diff.b()).append('\n');
    diff.settings()
        .forEach((key, values) -> line("  ", key + ": " + values.a() + " -> " + values.b()));
    line("", heading(diff));
    diff.changes().forEach(this::trip);
    return text.toString();
  }

  /** How many receipts differ. */
  static String heading(RunDiff diff) {
    return diff.changes().size() + " of " + diff.trips() + " receipts differ";
  }

  /** What both runs say of a trip in all. */
  static String totals(TripChange change) {
    return change.tripId()
        + ": "
        + total(change.receipts().a())
        + " -> "
        + total(change.receipts().b());
  }

  /** What is charged otherwise. */
  static String line(LineChange change) {
    return change.name()
        + ": "
        + charge(change.pieces().a(), change.amountMinor().a())
        + " -> "
        + charge(change.pieces().b(), change.amountMinor().b());
  }

  /** A movement as each run tells it. */
  static String movement(Movement movement) {
    return movement == null ? "nothing" : Said.of(movement, UnaryOperator.identity());
  }

  /** A sighting as each run tells it. */
  static String sighting(Recognised recognised) {
    return recognised == null ? "nothing" : Said.of(recognised, UnaryOperator.identity());
  }

  private void trip(TripChange change) {
    text.append('\n');
    line("", totals(change));
    change.lines().forEach(one -> line("  ", line(one)));
    change.doubts().a().forEach(doubt -> line("  ", "only A doubts " + doubt));
    change.doubts().b().forEach(doubt -> line("  ", "only B doubts " + doubt));
    change.movements().forEach(this::moved);
    if (!change.why().isEmpty()) {
      line("  why: ", change.why());
    }
  }

  private void moved(MovementChange change) {
    pair("  ", movement(change.movement().a()), movement(change.movement().b()));
    line("    why: ", change.why());
    for (SightingChange seen : change.sightings()) {
      Pair<Recognised> both = seen.sighting();
      line("    ", seen.source() + ": " + seen.why());
      pair("      ", sighting(both.a()), sighting(both.b()));
    }
  }

  private void pair(String indent, String a, String b) {
    line(indent + "A ", a);
    line(indent + "B ", b);
  }

  private void line(String indent, String words) {
    text.append(indent).append(words).append('\n');
  }

  private static String total(Receipt receipt) {
    return receipt == null
        ? "no receipt"
        : receipt.getStatus() + " " + Said.money(receipt.getTotal().getMinor());
  }

  private static String charge(int pieces, long minor) {
    return pieces == 0 ? "not charged" : pieces + " for " + Said.money(minor);
  }
}
