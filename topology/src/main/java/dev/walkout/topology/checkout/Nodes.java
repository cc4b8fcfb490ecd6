package dev.walkout.topology.checkout;

/**
 * Names of checkout's nodes and stores. A store's name is part of its changelog's: to rename one
 * strands what it keeps.
 */
final class Nodes {

  static final String READ_SIGHTINGS = "read-sightings";
  static final String READ_PRESENCE = "read-presence";
  static final String FUSE_MOVEMENTS = "fuse-movements";
  static final String WRITE_MOVEMENTS = "write-movements";

  static final String READ_MOVEMENTS = "read-movements";
  static final String READ_DOOR = "read-door";
  static final String READ_VERDICTS = "read-verdicts";
  static final String SETTLE_TRIPS = "settle-trips";
  static final String WRITE_CART_EVENTS = "write-cart-events";
  static final String WRITE_CARTS = "write-carts";
  static final String WRITE_RECEIPTS = "write-receipts";
  static final String WRITE_REVIEWS = "write-reviews";
  static final String PASS_ON_MOVEMENTS = "pass-on-movements";

  static final String READ_PLANOGRAMS = "read-planograms";
  static final String UPDATE_PLANOGRAMS = "update-planograms";
  static final String READ_PRODUCTS = "read-products";
  static final String UPDATE_PRODUCTS = "update-products";

  static final String ZONES = "keep-zones";
  static final String ZONE_MEMORY = "keep-zone-memory";
  static final String PROGRESS = "keep-progress";
  static final String OPEN_TRIPS = "keep-open-trips";
  static final String CLOSED_TRIPS = "keep-closed-trips";
  static final String NOBODYS = "keep-nobodys";
  static final String AGENDA = "plan-trips";
  static final String PLANOGRAMS = "keep-planograms";
  static final String PRODUCTS = "keep-products";

  private Nodes() {}
}
