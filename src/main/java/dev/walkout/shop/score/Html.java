package dev.walkout.shop.score;

/** Text as HTML wants it. */
public final class Html {

  private Html() {}

  /** The text with what HTML would read as its own written out. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
