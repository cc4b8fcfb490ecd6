package dev.walkout.shop.catalogue;

/**
 * How far the {@code anchors} topic has been read.
 *
 * <p>The cluster is part of it, since offsets of different clusters say nothing of each other: a
 * server that outlives a broker must not take an old log's position for a newer one.
 *
 * @param cluster id of the Kafka cluster
 * @param offset everything before it has been read
 */
public record CataloguePosition(String cluster, long offset) {

  public CataloguePosition {
    if (cluster == null || cluster.isBlank()) {
      throw new IllegalArgumentException("cluster is '" + cluster + "'; ask the broker for its id");
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + "; offsets begin at 0");
    }
  }

  /** Whether everything that the other has read has been read here too. */
  public boolean covers(CataloguePosition other) {
    return cluster.equals(other.cluster) && offset >= other.offset;
  }
}
