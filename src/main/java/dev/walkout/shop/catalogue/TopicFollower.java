package dev.walkout.shop.catalogue;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a topic in a thread of its own, until it is closed or dies. */
final class TopicFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);

  private final String name;
  private final CatalogueTopic<?> topic;
  private final Runnable turn;
  private final AtomicReference<Throwable> death = new AtomicReference<>();
  private final Thread thread;

  /**
   * Begins to follow.
   *
   * @param name for the log, such as {@code gallery feed}
   * @param topic closed with this
   * @param turn polls the topic once and uses what came; called again and again
   */
  TopicFollower(String name, CatalogueTopic<?> topic, Runnable turn) {
    this.name = name;
    this.topic = topic;
    this.turn = turn;
    this.thread = new Thread(this::follow, name.replace(' ', '-'));
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns while the topic is followed.
   *
   * @throws IllegalStateException if it is no longer; what was read would grow old unseen
   */
  void check() {
    Throwable fault = death.get();
    if (fault != null) {
      throw new IllegalStateException("the " + name + " died: " + fault.getMessage(), fault);
    }
  }

  private void follow() {
    try {
      while (true) {
        turn.run();
      }
    } catch (WakeupException e) {
      log.debug("{} closed", name);
    } catch (RuntimeException | Error e) {
      death.set(e);
      log.error("{} died; recognition stops at its next burst", name, e);
    }
  }

  @Override
  public void close() {
    topic.wakeUp();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    topic.close();
  }
}
