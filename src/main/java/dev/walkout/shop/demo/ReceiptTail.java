package dev.walkout.shop.demo;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.shop.broker.TopicReader;
import dev.walkout.shop.broker.TopicReader.Entry;
import dev.walkout.sim.score.Results;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every version of every receipt of a lane as it is issued. */
public final class ReceiptTail implements AutoCloseable {

  private final TopicReader<Receipt> topic;
  private final List<Results.Issued> issued = new ArrayList<>();
  private final Set<String> settled = new HashSet<>();

  /** A tail of the receipts of a lane. */
  public ReceiptTail(TopicReader<Receipt> topic) {
    this.topic = topic;
  }

  /** Reads on for at most {@code limit} and returns how many trips have a settled receipt. */
  public int poll(Duration limit) {
    topic.poll(limit).forEach(this::note);
    return settled.size();
  }

  /** All versions, in the order of publishing. */
  public List<Results.Issued> issued() {
    return List.copyOf(issued);
  }

  private void note(Entry<Receipt> entry) {
    issued.add(new Results.Issued(entry.value(), entry.at()));
    if (entry.value().getStatus() != ReceiptStatus.PROVISIONAL) {
      settled.add(entry.key());
    }
  }

  @Override
  public void close() {
    topic.close();
  }
}
