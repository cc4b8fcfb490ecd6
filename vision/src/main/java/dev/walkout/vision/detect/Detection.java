package dev.walkout.vision.detect;

/**
 * A thing that a detector believes to see.
 *
 * @param thing what it is
 * @param box where it is
 * @param score how sure the detector is, 0 to 1
 */
public record Detection(Thing thing, RelativeBox box, double score) {}
