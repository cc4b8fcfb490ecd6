package dev.walkout.topology.core;

/** A product with the probability, 0..1, that it is the one. */
public record Weighed(String sku, double probability) {}
