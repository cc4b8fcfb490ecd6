package dev.walkout.vision.detect;

/** A thing that is truly in a picture, and where. */
public record LabelledBox(Thing thing, RelativeBox box) {}
