package dev.walkout.shop.page;

import java.util.Base64;

/** Text and pictures as HTML wants them. */
public final class Html {

  private Html() {}

  /** The text with what HTML would read as its own written out, in an element or an attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A JPEG within the page itself, described by a few plain words. */
  public static String image(String words, byte[] jpeg) {
    return "<img alt=\"%s\" src=\"data:image/jpeg;base64,%s\">"
        .formatted(words, Base64.getEncoder().encodeToString(jpeg));
  }
}
