package dev.walkout.topology.recognition;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Sighting;

/**
 * Names what a burst shows.
 *
 * <p>Used by one thread at a time. Crops that cannot be read are said so in their sighting and the
 * others decide; any other failure than the one below is a fault of the program and stops it.
 */
@FunctionalInterface
public interface Recogniser {

  /**
   * What the burst shows.
   *
   * @param source the observation the burst came in
   * @throws dev.walkout.vision.picture.BadPicture if none of its crops can be read
   */
  Sighting recognise(Burst burst, ObservationRef source);

  /** The recogniser of a zone's bursts: this one, unless zones have models of their own. */
  default Recogniser forZone(String zone) {
    return this;
  }
}
