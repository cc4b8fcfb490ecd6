package dev.walkout.vision.learn;

/**
 * A square convolution with its batch norm.
 *
 * @param name of its variables
 * @param kernel pixels a side
 * @param in channels it sees
 * @param out channels it makes
 * @param stride 1, or 2 to halve the picture
 */
public record Convolution(String name, int kernel, int in, int out, int stride) {}
