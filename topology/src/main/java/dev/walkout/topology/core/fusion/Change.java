package dev.walkout.topology.core.fusion;

import dev.walkout.topology.core.Span;
import dev.walkout.topology.core.fusion.ZoneInput.WeightSeen;
import java.util.List;

/**
 * By how much a shelf's weight changed, and when.
 *
 * @param deltaGrams over zero where the shelf gained
 * @param toleranceGrams what it is right to, in 19 of 20 cases
 */
public record Change(Span span, int deltaGrams, int toleranceGrams) {

  /** What the reports come to together; null where there are none. */
  static Change of(List<WeightSeen> weights) {
    return weights.stream()
        .map(weight -> new Change(weight.span(), weight.deltaGrams(), weight.toleranceGrams()))
        .reduce(Change::plus)
        .orElse(null);
  }

  private Change plus(Change other) {
    return new Change(
        span.hull(other.span),
        deltaGrams + other.deltaGrams,
        toleranceGrams + other.toleranceGrams);
  }
}
