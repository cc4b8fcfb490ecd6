package dev.walkout.edge;

import dev.walkout.edge.capture.BurstSources;
import dev.walkout.edge.capture.CameraStatus;
import dev.walkout.edge.capture.CaptureDuty;
import dev.walkout.edge.capture.Promises;
import dev.walkout.edge.capture.Seen;
import dev.walkout.edge.capture.SelectDuty;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.EdgeConfig;
import dev.walkout.edge.duty.DutyRunner;
import dev.walkout.edge.health.Health;
import dev.walkout.edge.health.HealthServer;
import dev.walkout.edge.journal.Journal;
import dev.walkout.edge.journal.JournalBounds;
import dev.walkout.edge.journal.JournalDuty;
import dev.walkout.edge.journal.Outbox;
import dev.walkout.edge.journal.SensorMark;
import dev.walkout.edge.publish.LinkStatus;
import dev.walkout.edge.publish.PublishDuty;
import dev.walkout.edge.publish.Uplink;
import dev.walkout.schemas.Ids;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process beside the cameras of a few zones: what they see goes to disk, and from there to the
 * broker.
 *
 * <p>Each camera has a thread of its own, which captures and selects; one more writes the journal
 * and publishes it. Between them lie bounded outboxes.
 */
public final class EdgeAgent implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EdgeAgent.class);

  /** Drafts of one camera that may wait for the disk; a burst takes some 50 KB. */
  private static final int OUTBOX = 32;

  private final Journal journal;
  private final JournalDuty writing;
  private final PublishDuty publishing;
  private final List<CaptureDuty> captures = new ArrayList<>();
  private final List<DutyRunner> cameras = new ArrayList<>();
  private final DutyRunner disk;
  private final HealthServer server;
  private final Health health;

  private EdgeAgent(EdgeConfig config, BurstSources sources, SteadyClock clock, Uplink uplink) {
    String boot = Ids.derive("boot", UUID.randomUUID());
    this.journal = Journal.open(config.journal().dir(), JournalBounds.of(config.journal()), boot);
    try {
      LinkStatus link = new LinkStatus(System::nanoTime);
      List<CameraStatus> statuses = new ArrayList<>();
      List<Outbox> outboxes = new ArrayList<>();
      for (CameraConfig camera : config.cameras()) {
        CameraStatus status = new CameraStatus(camera.id());
        statuses.add(status);
        Outbox outbox = new Outbox(OUTBOX);
        outboxes.add(outbox);
        cameras.add(runner(new CaptureDuty.Of(camera, sources, status), config, outbox));
      }
      this.writing = new JournalDuty(journal, outboxes);
      this.publishing = new PublishDuty(journal, uplink, config.publish(), System::nanoTime, link);
      this.disk = new DutyRunner("journal", List.of(writing, publishing));
      List<DutyRunner> runners = new ArrayList<>(cameras);
      runners.add(disk);
      this.health = new Health(new Health.Parts(statuses, journal, link, clock, runners));
      this.server = HealthServer.start(config, health);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Starts an agent; it works until it is closed.
   *
   * @throws IllegalArgumentException if the journal's folder or the health address cannot be used
   */
  public static EdgeAgent start(
      EdgeConfig config, BurstSources sources, SteadyClock clock, Uplink uplink) {
    EdgeAgent agent = new EdgeAgent(config, sources, clock, uplink);
    LOG.info(
        "agent of {} starts: {} observations in the journal, health on http://{}/health",
        agent.cameras.stream().map(DutyRunner::name).toList(),
        agent.journal.tally().entries(),
        agent.server.address());
    agent.cameras.forEach(DutyRunner::start);
    agent.disk.start();
    return agent;
  }

  /** How it does. */
  public Health health() {
    return health;
  }

  /** {@code host:port} of its health pages. */
  public String healthAddress() {
    return server.address();
  }

  /** What ended one of its threads although nobody had asked; empty while all is well. */
  public Optional<Throwable> failure() {
    return health.failure();
  }

  /** Stops the cameras, puts what they told on disk, and gives the broker a moment to answer. */
  @Override
  public void close() throws IOException {
    cameras.forEach(DutyRunner::close);
    disk.close();
    for (CaptureDuty capture : captures) {
      capture.close();
    }
    try {
      int moved = writing.doWork();
      while (moved > 0) {
        moved = writing.doWork();
      }
    } finally {
      publishing.close();
      server.close();
      long left = journal.tally().entries();
      journal.close();
      LOG.info("agent stopped: {} observations left in the journal", left);
    }
  }

  private DutyRunner runner(CaptureDuty.Of camera, EdgeConfig config, Outbox outbox) {
    String id = camera.camera().id();
    SensorMark mark = journal.mark(id);
    Deque<Seen> seen = new ArrayDeque<>();
    CaptureDuty capture = new CaptureDuty(camera, Optional.ofNullable(mark.bookmark()), seen);
    captures.add(capture);
    Promises promises = new Promises(config.heartbeat(), mark.promised());
    return new DutyRunner(id, List.of(capture, new SelectDuty(camera, promises, seen, outbox)));
  }
}
