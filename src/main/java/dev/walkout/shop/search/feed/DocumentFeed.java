package dev.walkout.shop.search.feed;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.shop.catalogue.CatalogueTopic;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.ReceiptDocument;
import dev.walkout.shop.search.SearchDocument;
import dev.walkout.vision.embed.ModelCard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps documents equal to what the topics say.
 *
 * <p>It reads from the beginning whenever it starts: whatever was written before, by it or by
 * another, comes out the same. While the documents are out of reach it goes on reading, and writes
 * when they are back; a server that came back empty is filled again.
 */
public final class DocumentFeed<D extends SearchDocument> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DocumentFeed.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long LOOK_AFTER_NANOS = Duration.ofSeconds(1).toNanos();

  /** So many changes are collected before they are written; a bound of memory while reading. */
  private static final int WRITTEN_AT_ONCE = 5_000;

  private final String name;
  private final Truth<D> truth;
  private final Documents<D> documents;
  private final Set<String> changed = new LinkedHashSet<>();
  private final AtomicReference<Throwable> death = new AtomicReference<>();
  private final Thread follower;
  private List<CatalogueTopic<?>> topics = List.of();
  private Optional<String> witness = Optional.empty();
  private long lookedAt = System.nanoTime();
  private boolean swept;
  private boolean outOfReach;
  private volatile boolean closing;

  private DocumentFeed(String name, Truth<D> truth, Documents<D> documents) {
    this.name = name;
    this.truth = truth;
    this.documents = documents;
    readAll();
    follower = new Thread(this::follow, name + "-feed");
    follower.setDaemon(true);
    follower.start();
  }

  /**
   * Products, with embeddings of a model; complete when this returns, then followed in a thread of
   * its own.
   *
   * @param clock says which price holds
   * @throws Documents.Unavailable if the documents cannot be written now
   */
  public static DocumentFeed<ProductDocument> products(
      Source source, ModelCard model, InstantSource clock, Documents<ProductDocument> documents) {
    Truth<ProductDocument> truth =
        new ProductTruth(source.address(), source.serdes(), model, clock);
    return new DocumentFeed<>("product", truth, documents);
  }

  /** Receipts, likewise. */
  public static DocumentFeed<ReceiptDocument> receipts(
      Source source, Documents<ReceiptDocument> documents) {
    Truth<ReceiptDocument> truth = new ReceiptTruth(source.address(), source.serdes());
    return new DocumentFeed<>("receipt", truth, documents);
  }

  /**
   * Where topics are read.
   *
   * @param address {@code host:port} of the broker
   */
  public record Source(String address, AvroSerdes serdes) {}

  /**
   * Fails if the topics are no longer followed; the documents would grow old unseen.
   *
   * @throws IllegalStateException saying why
   */
  public void check() {
    Throwable fault = death.get();
    if (fault != null) {
      throw new IllegalStateException("the " + name + " feed died: " + fault.getMessage(), fault);
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      follower.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    topics.forEach(CatalogueTopic::close);
  }

  private void follow() {
    try {
      while (!closing) {
        boolean news = false;
        for (CatalogueTopic<?> topic : topics) {
          news |= topic.poll(POLL);
        }
        if (news || outOfReach || System.nanoTime() - lookedAt > LOOK_AFTER_NANOS) {
          keepEqual();
        }
      }
    } catch (RuntimeException | Error e) {
      death.set(e);
      log.error("{} feed died; documents grow old", name, e);
    }
  }

  /** Writes what has changed, or everything if the documents have been lost. */
  private void keepEqual() {
    lookedAt = System.nanoTime();
    try {
      if (witness.isPresent() && documents.find(witness.get()).isEmpty()) {
        log.warn("{} documents have been lost; writing them again", name);
        readAll();
      } else {
        write();
        sweep();
      }
      if (outOfReach) {
        outOfReach = false;
        log.info("{} documents are in reach again", name);
      }
    } catch (Documents.Unavailable e) {
      if (!outOfReach) {
        outOfReach = true;
        log.warn("{} documents wait to be written: {}", name, e.getMessage());
      }
    }
  }

  private void readAll() {
    topics.forEach(CatalogueTopic::close);
    changed.clear();
    witness = Optional.empty();
    swept = false;
    topics = truth.open(this::note);
    topics.forEach(CatalogueTopic::drain);
    write();
    sweep();
  }

  /** Removes what was there before and should not be. */
  private void sweep() {
    Optional<Set<String>> wanted = truth.ids();
    if (!swept && wanted.isPresent()) {
      Set<String> strangers = new HashSet<>(documents.ids());
      strangers.removeAll(wanted.get());
      strangers.forEach(documents::remove);
    }
    swept = true;
  }

  private void note(String id) {
    changed.add(id);
    if (changed.size() % WRITTEN_AT_ONCE == 0) {
      try {
        write();
      } catch (Documents.Unavailable e) {
        // A poll must not break off in the middle; what could not be written is written at its end.
        log.debug("{} documents: {}", name, e.getMessage());
      }
    }
  }

  private void write() {
    List<D> present = new ArrayList<>();
    for (String id : changed) {
      truth.document(id).ifPresentOrElse(present::add, () -> removed(id));
    }
    documents.put(present);
    for (D document : present) {
      truth.written(document.id());
      witness = Optional.of(document.id());
    }
    changed.clear();
  }

  private void removed(String id) {
    documents.remove(id);
    witness = witness.filter(known -> !known.equals(id));
  }
}
