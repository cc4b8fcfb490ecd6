package dev.walkout.shop.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How text is compared, wherever the documents are kept: the same folding happens here, before a
 * server sees a document or a query, so that every server gives the same answers.
 */
public final class Words {

  /** A word of fewer characters must be met whole; a longer one may be the beginning of a word. */
  public static final int SHORTEST_BEGINNING = 2;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Words() {}

  /** A facet's value without regard to case and blanks: {@code " Bio Milk "} is bio milk. */
  public static String folded(String value) {
    String composed = Normalizer.normalize(value, Normalizer.Form.NFKC);
    String spaced = BLANKS.matcher(composed).replaceAll(" ").strip();
    return spaced.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  /** The words of a text, without regard to case and accents, in order. */
  public static List<String> of(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String bare = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.splitAsStream(bare).filter(word -> !word.isEmpty()).toList();
  }
}
