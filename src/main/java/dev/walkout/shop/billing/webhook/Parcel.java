package dev.walkout.shop.billing.webhook;

import java.util.Objects;

/**
 * A record of the receipts topic that is to be delivered.
 *
 * @param key its trip
 * @param value as it lies on the topic
 * @param timestamp of the record, in milliseconds
 */
record Parcel(int partition, long offset, String key, byte[] value, long timestamp) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Parcel parcel
        && parcel.partition == partition
        && parcel.offset == offset;
  }

  @Override
  public int hashCode() {
    return Objects.hash(partition, offset);
  }

  @Override
  public String toString() {
    return key + " at " + partition + "-" + offset;
  }
}
