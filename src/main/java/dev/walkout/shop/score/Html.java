package dev.walkout.shop.score;

/** Text as HTML wants it. */
public final class Html {

  private Html() {}

  /** Text whose signs mean themselves, in an element or an attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
