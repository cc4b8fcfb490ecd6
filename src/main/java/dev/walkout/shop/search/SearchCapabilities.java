package dev.walkout.shop.search;

/**
 * What searches documents, and so what a search costs.
 *
 * @param by who does it
 * @param note one line for the operator
 */
public record SearchCapabilities(By by, String note) {

  /** Who searches. */
  public enum By {
    /** This process, in its own memory. */
    PROCESS,
    /** The server's Query Engine: filters, words and likeness in one query. */
    QUERY_ENGINE,
    /** This process, after reading all documents from a server that cannot search. */
    SCAN
  }
}
