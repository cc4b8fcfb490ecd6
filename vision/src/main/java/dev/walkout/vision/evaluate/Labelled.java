package dev.walkout.vision.evaluate;

/**
 * An embedding whose product is known.
 *
 * @param group what was seen at once: embeddings of one product in one group are one burst
 * @param vector unit length
 */
public record Labelled(String sku, String category, String group, float[] vector) {}
