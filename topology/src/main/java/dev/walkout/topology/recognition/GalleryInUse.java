package dev.walkout.topology.recognition;

import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;

/** A gallery with the gate built for it; replaced as a whole, never mixed. */
public record GalleryInUse(Gallery gallery, Gate gate) {}
