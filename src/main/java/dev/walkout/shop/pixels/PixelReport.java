package dev.walkout.shop.pixels;

import dev.walkout.shop.demo.DemoReport;
import java.util.Map;

/** What a run from films to receipts gave: the demo's report, and what agents made of the films. */
public record PixelReport(DemoReport demo, PixelFigures pixels) {

  /** The demo's JSON with one more field, {@code pixels}. */
  public String toJson() {
    return demo.toJson(Map.of("pixels", pixels));
  }

  /** For people. */
  public String text() {
    return demo.text() + pixels.text();
  }
}
