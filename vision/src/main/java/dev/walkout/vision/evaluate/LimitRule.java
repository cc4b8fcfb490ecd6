package dev.walkout.vision.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How finely thresholds are told apart. */
public enum LimitRule {
  /** One set of thresholds for all products. */
  @JsonProperty("general")
  GENERAL,

  /** A set for each category. */
  @JsonProperty("category")
  CATEGORY,

  /** A set for each product. */
  @JsonProperty("product")
  PRODUCT
}
