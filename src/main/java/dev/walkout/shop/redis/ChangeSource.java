package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import java.time.Duration;
import java.util.List;

/** Where the changes of the catalogue come from, as seen by the index of one model. */
interface ChangeSource {

  /** The id of the cluster whose offsets the changes have. */
  String cluster();

  /** A new reading, from the beginning. */
  Reading read();

  /** How many records could not be used, each time they were read. */
  long unusable();

  /** One who reads the changes; for use by one thread, but for {@link #wakeUp}. */
  interface Reading extends AutoCloseable {

    /** The changes since the last poll, in order; waits at most so long for the first. */
    List<Change> poll(Duration limit);

    /** Everything before it has been handed over. */
    CataloguePosition position();

    /** The offset of the next record that will be written. */
    long end();

    /** Offsets not yet read, as far as known without asking. */
    long lag();

    /** Goes back to the beginning. */
    void rewind();

    /** Goes on from a position in this cluster. */
    void seek(CataloguePosition position);

    /** Makes a poll in another thread return at once, with a WakeupException. */
    void wakeUp();

    @Override
    void close();
  }
}
