package dev.walkout.shop.redis;

/**
 * One build of a store's anchors of one model on a Redis server. A new one is built beside the one
 * in use and takes its place at once, by a change of {@link #pointer}.
 *
 * <p>All keys of a store and model share a hash tag, so that a cluster keeps them on one node and a
 * transaction can span them.
 *
 * @param store names whose anchors they are, so that several stores can share a server
 * @param model id of the model that embedded them
 * @param number grows by one with each rebuild, from 1
 */
public record Generation(String store, String model, long number) {

  private static final String NAME = "[A-Za-z0-9._-]+";

  public Generation {
    check("store", store);
    check("model", model);
    if (number < 1) {
      throw new IllegalArgumentException("generation is " + number + "; numbers begin at 1");
    }
  }

  /** The key that holds the number of the generation in use. */
  public static String pointer(String store, String model) {
    return tag(store, model) + ":current";
  }

  /** The hash of all generations there are: number to layout. */
  static String numbers(String store, String model) {
    return tag(store, model) + ":generations";
  }

  /** The hash of facts about this generation: position, kind, dimension, state. */
  public String facts() {
    return key("facts");
  }

  /** A key of this generation. */
  public String key(String... parts) {
    return tag(store, model) + ":g" + number + ":" + String.join(":", parts);
  }

  private static String tag(String store, String model) {
    return "walkout:{" + store + ":" + model + "}";
  }

  private static void check(String field, String value) {
    if (value == null || !value.matches(NAME)) {
      throw new IllegalArgumentException(
          field + " is '" + value + "'; use letters, digits, dots, dashes and underscores");
    }
  }
}
