package dev.walkout.shop.redis;

import dev.walkout.schemas.AvroSerdes.RegistryUnavailable;
import dev.walkout.shop.UserError;
import dev.walkout.shop.redis.GenerationWriter.Moved;
import dev.walkout.shop.redis.Projection.Place;
import dev.walkout.shop.redis.ProjectionState.Phase;
import dev.walkout.vision.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps the index on a server equal to the {@code anchors} topic, in a thread of its own.
 *
 * <p>Whatever happens to the server costs only time: a fault is waited out, and a server that came
 * back empty, or with less than it had taken, is filled again. Several may project the same topic
 * to the same server. Nobody who searches ever waits for it.
 */
public final class Projector implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Projector.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final ChangeSource source;
  private final Projection projection;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicReference<ProjectionState> state;
  private final AtomicReference<Throwable> death = new AtomicReference<>();
  private final Thread thread;
  private Duration wait = FIRST_WAIT;
  private String outage = "";

  /** Starts to project; what it needs of the server and the broker is waited for. */
  public Projector(IndexGenerations generations, AnchorsTopic topic) {
    this(generations, (ChangeSource) topic);
  }

  Projector(IndexGenerations generations, ChangeSource source) {
    this.source = source;
    this.projection = new Projection(generations, source, this::goOn);
    this.state =
        new AtomicReference<>(
            new ProjectionState(
                Phase.SETTLING, Optional.empty(), Optional.empty(), 0, 0, Optional.empty()));
    this.thread = new Thread(this::run, "projector");
    thread.setDaemon(true);
    thread.start();
  }

  /** How far it has come. */
  public ProjectionState state() {
    return state.get();
  }

  /**
   * Says so when the projector has died.
   *
   * @throws IllegalStateException with the cause
   */
  public void check() {
    Throwable cause = death.get();
    if (cause != null) {
      throw new IllegalStateException("the projector died: " + cause.getMessage(), cause);
    }
  }

  /** Ends it; at most one command to the server is waited for. */
  @Override
  public void close() {
    closing.countDown();
    projection.wakeUp();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (projection) {
      Optional<Place> place = Optional.empty();
      while (closing.getCount() > 0) {
        place = step(place);
      }
      become(Phase.CLOSED, "asked to");
    } catch (CancellationException | WakeupException e) {
      become(Phase.CLOSED, "asked to");
    } catch (RuntimeException | Error e) {
      death.set(e);
      noteFault(e.toString());
      log.error("projector died; the index on the server grows old", e);
      become(Phase.DEAD, e.toString());
    }
  }

  /** Returns where the server stands; nowhere if that must be found out anew. */
  private Optional<Place> step(Optional<Place> place) {
    try {
      Place next;
      if (place.isPresent()) {
        next = projection.follow(place.get(), LOOK_EVERY);
      } else {
        become(Phase.SETTLING, "compares the server with the topic");
        next = projection.settle(Progress.silent());
      }
      note(next);
      become(Phase.FOLLOWING, "index generation " + next.generation().number());
      wait = FIRST_WAIT;
      return Optional.of(next);
    } catch (Moved | Watched.Contended e) {
      rest("the generation changed: " + e.getMessage());
      return Optional.empty();
    } catch (JedisException e) {
      if (!ServerFault.passes(e)) {
        throw e;
      }
      rest(ServerFault.text(e));
      return place;
    } catch (UserError | RetriableException | RegistryUnavailable e) {
      rest(e.getMessage());
      return place;
    }
  }

  private void note(Place place) {
    state.updateAndGet(
        now ->
            new ProjectionState(
                now.phase(),
                Optional.of(place.generation()),
                Optional.of(place.facts()),
                projection.behind(),
                source.unusable(),
                now.lastFault()));
  }

  private void noteFault(String fault) {
    state.updateAndGet(
        now ->
            new ProjectionState(
                now.phase(),
                now.generation(),
                now.facts(),
                now.behind(),
                source.unusable(),
                Optional.of(fault)));
  }

  private void rest(String fault) {
    noteFault(fault);
    become(Phase.WAITING, fault);
    try {
      if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CancellationException("closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
  }

  private void goOn() {
    if (closing.getCount() == 0) {
      throw new CancellationException("closed");
    }
  }

  private void become(Phase next, String why) {
    Phase before =
        state
            .getAndUpdate(
                now ->
                    new ProjectionState(
                        next,
                        now.generation(),
                        now.facts(),
                        now.behind(),
                        now.unusable(),
                        now.lastFault()))
            .phase();
    say(before, next, why);
  }

  /** Says each change once; an outage is one, however often the server is tried meanwhile. */
  private void say(Phase before, Phase next, String why) {
    boolean retry = before == Phase.WAITING && next == Phase.SETTLING;
    boolean same = next == Phase.WAITING ? why.equals(outage) : before == next;
    if (!retry && !same) {
      log.info("projector {}: {}", next, why);
    }
    if (next == Phase.WAITING) {
      outage = why;
    } else if (next == Phase.FOLLOWING) {
      outage = "";
    }
  }
}
