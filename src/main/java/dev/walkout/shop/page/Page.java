package dev.walkout.shop.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The frame of an HTML page that needs nothing from elsewhere. */
public final class Page {

  private Page() {}

  /**
   * A whole page.
   *
   * @param title as text
   * @param body as HTML
   */
  public static String of(String title, String body) {
    return of(title, "", body);
  }

  /**
   * A whole page that looks different in places.
   *
   * @param style CSS beside what all pages have
   */
  public static String of(String title, String style, String body) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + Html.escape(title)
        + "</title>\n<style>\n"
        + css()
        + style
        + "</style>\n</head>\n<body>\n"
        + body
        + "</body>\n</html>\n";
  }

  /**
   * A share as a bar, behind its figure in a table.
   *
   * @param kind further class of the bar, after a blank; empty for the usual one
   */
  public static String bar(String kind, double share) {
    return String.format(
        Locale.ROOT,
        "<span class=\"bar%s\"><i style=\"width:%.1f%%\"></i></span>",
        kind,
        100 * share);
  }

  private static String css() {
    try (InputStream css = Page.class.getResourceAsStream("/page/page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
