package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Action;
import dev.walkout.topology.core.Doubt;
import dev.walkout.topology.core.Money;
import dev.walkout.topology.core.SourceRef;
import dev.walkout.topology.core.Weighed;
import java.util.List;

/** What happens to a cart; only {@link Cart#apply} turns it into state. */
public sealed interface CartChange {

  /** A product was taken, at the price of that moment. */
  record LineAdded(
      String lineId,
      String sku,
      int pieces,
      Money unitPrice,
      String movementId,
      List<SourceRef> evidence)
      implements CartChange {
    public LineAdded {
      evidence = List.copyOf(evidence);
    }
  }

  /** Pieces of a line went back. */
  record LineRemoved(
      String lineId, String sku, int pieces, String movementId, List<SourceRef> evidence)
      implements CartChange {
    public LineRemoved {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A movement could not be proven.
   *
   * @param candidates what it may have moved, most probable first
   */
  record LineDoubted(String movementId, Action action, Doubt doubt, List<Weighed> candidates)
      implements CartChange {
    public LineDoubted {
      candidates = List.copyOf(candidates);
    }
  }

  /** A line's pieces are set anew, since some are no longer proven. */
  record LineCorrected(
      String lineId,
      String sku,
      int pieces,
      String reason,
      String movementId,
      List<SourceRef> evidence)
      implements CartChange {
    public LineCorrected {
      evidence = List.copyOf(evidence);
    }
  }
}
