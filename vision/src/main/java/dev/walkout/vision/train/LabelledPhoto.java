package dev.walkout.vision.train;

import java.nio.file.Path;

/**
 * A photo and what it shows.
 *
 * @param product id of the product
 * @param category of the product
 * @param file a JPEG
 */
public record LabelledPhoto(String product, String category, Path file) {}
