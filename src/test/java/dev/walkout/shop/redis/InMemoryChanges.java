package dev.walkout.shop.redis;

import dev.walkout.shop.catalogue.CataloguePosition;
import dev.walkout.vision.match.Gallery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.errors.WakeupException;

/** A catalogue's changes in this process, and what they come to. */
final class InMemoryChanges implements ChangeSource {

  private static final int PAGE = 100;

  private final List<Change> changes = new ArrayList<>();
  private final TreeMap<String, Gallery.Enrolled> truth = new TreeMap<>();

  synchronized void enrol(Gallery.Enrolled product) {
    changes.add(Change.of(changes.size(), product));
    truth.put(product.sku(), product);
    notifyAll();
  }

  synchronized void remove(String sku) {
    changes.add(Change.removal(changes.size(), sku));
    truth.remove(sku);
    notifyAll();
  }

  synchronized List<Gallery.Enrolled> truth() {
    return List.copyOf(truth.values());
  }

  synchronized int size() {
    return changes.size();
  }

  @Override
  public String cluster() {
    return "in-memory";
  }

  @Override
  public Reading read() {
    return new Pages();
  }

  @Override
  public long unusable() {
    return 0;
  }

  private synchronized List<Change> page(int from) {
    return List.copyOf(changes.subList(from, Math.min(changes.size(), from + PAGE)));
  }

  private synchronized void awaitMore(int from, Duration limit) {
    try {
      if (changes.size() <= from && !limit.isZero()) {
        wait(limit.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  private final class Pages implements Reading {
    private volatile boolean woken;
    private int next;

    @Override
    public List<Change> poll(Duration limit) {
      if (!woken) {
        awaitMore(next, limit);
      }
      if (woken) {
        throw new WakeupException();
      }
      List<Change> page = page(next);
      next += page.size();
      return page;
    }

    @Override
    public CataloguePosition position() {
      return new CataloguePosition(cluster(), next);
    }

    @Override
    public long end() {
      return size();
    }

    @Override
    public long lag() {
      return (long) size() - next;
    }

    @Override
    public void rewind() {
      next = 0;
    }

    @Override
    public void seek(CataloguePosition position) {
      next = (int) position.offset();
    }

    @Override
    public void wakeUp() {
      woken = true;
      wake();
    }

    @Override
    public void close() {}
  }
}
