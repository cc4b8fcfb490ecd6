package dev.walkout.shop.bench.enrolment;

import dev.walkout.shop.bench.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What enrolling cost.
 *
 * @param products in the delivery
 * @param bare photos a second, decoded and embedded alone, one for each round
 * @param enrolled photos a second of the whole enrolment, one for each round
 * @param delays milliseconds from the end of an enrolment to the first sighting that knows it
 * @param burstsPerSecond that flowed meanwhile
 */
public record EnrolmentFigures(
    int products,
    List<Double> bare,
    List<Double> enrolled,
    List<Double> delays,
    double burstsPerSecond) {

  /** Enrolment over the bare work of its round. */
  List<Double> ratios() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < bare.size(); i++) {
      ratios.add(enrolled.get(i) / bare.get(i));
    }
    return ratios;
  }

  public String text() {
    return String.format(
        Locale.ROOT,
        "%nenrolling %,d products of 5 photos, %d rounds%n"
            + "  decode + embed alone  %s photos/s%n"
            + "  enrolment             %s photos/s, %s of it (aim 0.60)%n"
            + "%na product that was enrolled is known, %d times, %.0f bursts/s flowing%n"
            + "  p50 %.0f ms, p99 %.0f ms, slowest %.0f ms after enrolment returned (aim 2000)%n",
        products,
        bare.size(),
        spread(bare, "%.0f"),
        spread(enrolled, "%.0f"),
        spread(ratios(), "%.2f"),
        delays.size(),
        burstsPerSecond,
        delay(0.5),
        delay(0.99),
        delay(1));
  }

  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("products", products);
    figures.put("barePhotosPerSecond", bare);
    figures.put("enrolledPhotosPerSecond", enrolled);
    figures.put("ratio", Spread.of(ratios()));
    figures.put("trials", delays.size());
    figures.put("burstsPerSecond", burstsPerSecond);
    figures.put("knownAfterMs", Map.of("p50", delay(0.5), "p99", delay(0.99), "slowest", delay(1)));
    return figures;
  }

  private static String spread(List<Double> values, String number) {
    Spread spread = Spread.of(values);
    String format = number + " (" + number + "-" + number + ")";
    return String.format(Locale.ROOT, format, spread.median(), spread.least(), spread.most());
  }

  /** The delay that such a share of the trials did not exceed. */
  private double delay(double share) {
    List<Double> sorted = new ArrayList<>(delays);
    Collections.sort(sorted);
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
