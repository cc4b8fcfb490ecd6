package dev.walkout.topology.recognition;

import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** A gallery with the gate built for it; replaced as a whole, never mixed. */
public record GalleryInUse(Gallery gallery, Gate gate) {

  /**
   * Always the newest gallery; its gate is built once, when the gallery first shows, and shared by
   * all threads.
   */
  public static Supplier<GalleryInUse> following(
      Supplier<Gallery> galleries, Function<Gallery, Gate> gates) {
    AtomicReference<GalleryInUse> current = new AtomicReference<>();
    return () -> {
      Gallery newest = galleries.get();
      GalleryInUse now = current.get();
      if (now != null && now.gallery() == newest) {
        return now;
      }
      synchronized (current) {
        GalleryInUse built = current.get();
        if (built == null || built.gallery() != newest) {
          built = new GalleryInUse(newest, gates.apply(newest));
          current.set(built);
        }
        return built;
      }
    };
  }
}
