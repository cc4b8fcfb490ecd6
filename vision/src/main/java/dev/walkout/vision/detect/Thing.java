package dev.walkout.vision.detect;

/** What a detector tells apart. The order is that of a model's outputs. */
public enum Thing {

  /** A hand with as much of its arm as the picture shows. */
  HAND,

  /** A product that a hand holds. */
  PRODUCT;

  /** How many there are. */
  static final int COUNT = values().length;
}
