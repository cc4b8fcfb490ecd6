package dev.walkout.shop.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pages that need nothing but themselves, and text as HTML wants it. */
public final class Html {

  /** The end of a page. */
  public static final String END = "</body>\n</html>\n";

  private Html() {}

  /** The beginning of a page, in the style that all reports have, up to its first heading. */
  public static String begin(String title) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + css()
        + "</style>\n</head>\n<body>\n";
  }

  /** The text with what HTML would read as its own written out. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String css() {
    try (InputStream css = Html.class.getResourceAsStream("/score/page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
