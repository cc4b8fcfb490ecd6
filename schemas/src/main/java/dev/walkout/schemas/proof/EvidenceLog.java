package dev.walkout.schemas.proof;

import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Recognised;
import java.util.List;

/**
 * What topics hold of the records that a receipt cites; all answers are empty for a lost record.
 */
public interface EvidenceLog {

  /** Every copy of a movement that was told. */
  List<Movement> movements(String movementId);

  /** What recognition answered to a sensor's record, in order; the first one counts. */
  List<Recognised> sightings(ObservationRef source);

  /** The links of a sensor's record, one for each time it was delivered. */
  List<String> observations(ObservationRef source);
}
