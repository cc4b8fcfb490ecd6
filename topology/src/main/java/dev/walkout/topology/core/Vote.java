package dev.walkout.topology.core;

/**
 * What one camera said of a movement, before all evidence was weighed.
 *
 * @param sure whether recognition knew the product
 * @param sku its nearest product; null where it had none
 * @param weight its share in the vote, 0..1
 */
public record Vote(
    String sensorId, Action action, Sureness sure, String sku, int pieces, double weight) {

  /** How recognition judged what the camera saw. */
  public enum Sureness {
    UNKNOWN,
    KNOWN,
    AMBIGUOUS
  }
}
