package dev.walkout.shop.search;

/**
 * A property of documents with values that can be chosen from a list, for example the category.
 *
 * @param name as it is stored and shown; lower-case letters
 * @param asks what several wanted values mean
 */
public record Facet(String name, Asks asks) {

  /** What several wanted values mean. */
  public enum Asks {
    /** One of them is enough: a product has one category. */
    ANY,
    /** All are wanted: each tag narrows the choice. */
    ALL
  }

  public Facet {
    if (!name.matches("[a-z]+")) {
      throw new IllegalArgumentException("facet is '" + name + "'; use lower-case letters");
    }
  }

  static Facet any(String name) {
    return new Facet(name, Asks.ANY);
  }

  static Facet all(String name) {
    return new Facet(name, Asks.ALL);
  }
}
