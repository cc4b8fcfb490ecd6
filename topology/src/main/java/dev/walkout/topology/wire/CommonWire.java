package dev.walkout.topology.wire;

import dev.walkout.schemas.avro.CoverageGap;
import dev.walkout.schemas.avro.Evidence;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Quantity;
import dev.walkout.topology.core.Amount;
import dev.walkout.topology.core.LogPosition;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Span;
import java.math.BigDecimal;
import java.util.List;

/** The small records that zones and trips share. */
final class CommonWire {

  private static final String KILOGRAM = "kg";

  private CommonWire() {}

  static SourceRef source(ObservationRef ref) {
    Evidence at = ref.getEvidence();
    return new SourceRef(
        ref.getSensorId(),
        ref.getBootId(),
        ref.getSeq(),
        new LogPosition(at.getTopic(), at.getPartition(), at.getOffset()),
        ref.getHash(),
        ref.getSightingHash());
  }

  static ObservationRef ref(SourceRef source) {
    LogPosition at = source.at();
    return new ObservationRef(
        source.sensorId(),
        source.bootId(),
        source.seq(),
        new Evidence(at.topic(), at.partition(), at.offset()),
        source.hash(),
        source.sighting());
  }

  static List<ObservationRef> refs(List<SourceRef> sources) {
    return sources.stream().map(CommonWire::ref).toList();
  }

  static CoverageGap gap(dev.walkout.topology.core.CoverageGap gap) {
    return new CoverageGap(
        gap.zone(), gap.sensorId(), gap.span().from(), gap.span().to(), gap.reason());
  }

  static dev.walkout.topology.core.CoverageGap gap(CoverageGap gap) {
    return new dev.walkout.topology.core.CoverageGap(
        gap.getZone(), gap.getSensorId(), new Span(gap.getFrom(), gap.getTo()), gap.getReason());
  }

  static Money money(dev.walkout.topology.core.Money money) {
    return money == null ? null : new Money(money.minor(), money.currency());
  }

  static dev.walkout.topology.core.Money money(Money money) {
    return new dev.walkout.topology.core.Money(money.getMinor(), money.getCurrency());
  }

  /** Weights are told in kilograms, to the gram. */
  static Quantity quantity(Amount amount) {
    return amount.grams() > 0
        ? new Quantity(amount.pieces(), BigDecimal.valueOf(amount.grams(), 3), KILOGRAM)
        : new Quantity(amount.pieces(), null, null);
  }

  static Amount amount(Quantity quantity) {
    BigDecimal kilograms = quantity.getWeight();
    return new Amount(
        quantity.getPieces(), kilograms == null ? 0 : kilograms.movePointRight(3).intValueExact());
  }
}
