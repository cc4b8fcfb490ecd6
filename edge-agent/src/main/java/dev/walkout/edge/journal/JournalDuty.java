package dev.walkout.edge.journal;

import dev.walkout.edge.duty.Duty;
import dev.walkout.schemas.avro.Heartbeat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves what the cameras report onto the disk. A draft leaves its outbox only when it is there, so
 * a disk that fails loses nothing; it makes the cameras wait or skip.
 */
public final class JournalDuty implements Duty {

  /** Of one camera in one turn; a turn ends in one write to the disk. */
  private static final int DRAFTS_OF_ONE = 16;

  private static final int TURNS_BETWEEN_EXPIRY = 256;

  private final Journal journal;
  private final List<Outbox> outboxes;
  private int turns;

  public JournalDuty(Journal journal, List<Outbox> outboxes) {
    this.journal = journal;
    this.outboxes = List.copyOf(outboxes);
  }

  @Override
  public String role() {
    return "journal";
  }

  @Override
  public int doWork() {
    if (turns++ % TURNS_BETWEEN_EXPIRY == 0) {
      journal.expire();
    }
    Map<Outbox, Integer> taken = new LinkedHashMap<>();
    List<Draft> drafts = new ArrayList<>();
    for (Outbox outbox : outboxes) {
      List<Draft> first = outbox.peek(DRAFTS_OF_ONE);
      taken.put(outbox, first.size());
      drafts.addAll(first);
    }
    if (drafts.isEmpty()) {
      return 0;
    }
    long depth = journal.tally().entries();
    drafts.stream()
        .map(Draft::body)
        .filter(Heartbeat.class::isInstance)
        .forEach(beat -> ((Heartbeat) beat).setJournalDepth(depth));
    journal.append(drafts);
    taken.forEach(Outbox::remove);
    return drafts.size();
  }
}
