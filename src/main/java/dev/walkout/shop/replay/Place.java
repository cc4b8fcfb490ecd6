package dev.walkout.shop.replay;

import dev.walkout.schemas.avro.Evidence;

/** Where a record lies on a broker. */
record Place(String topic, int partition, long offset) {

  static Place of(Evidence evidence) {
    return new Place(evidence.getTopic(), evidence.getPartition(), evidence.getOffset());
  }
}
