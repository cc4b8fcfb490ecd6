package dev.walkout.vision.evaluate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How finely thresholds are told apart, the coarsest first. */
public enum LimitRule {
  /** One set of thresholds for all products. */
  GENERAL,

  /** A set for each category. */
  CATEGORY,

  /** A set for each product. */
  PRODUCT;

  /** The name in tables and reports. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
