package dev.walkout.edge.health;

import dev.walkout.edge.capture.CameraStatus;
import dev.walkout.edge.clock.SteadyClock;
import dev.walkout.edge.duty.DutyRunner;
import dev.walkout.edge.journal.Journal;
import dev.walkout.edge.journal.JournalTally;
import dev.walkout.edge.publish.LinkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What an agent knows of itself, read by any thread. */
public final class Health {

  /** Longer than an election of a broker takes. */
  private static final Duration UNANSWERED = Duration.ofSeconds(10);

  private static final Duration LARGEST_SKEW = Duration.ofSeconds(10);

  private final Parts parts;

  public Health(Parts parts) {
    this.parts = parts;
  }

  /** What is looked at. */
  public record Parts(
      List<CameraStatus> cameras,
      Journal journal,
      LinkStatus link,
      SteadyClock clock,
      List<DutyRunner> runners) {
    public Parts {
      cameras = List.copyOf(cameras);
      runners = List.copyOf(runners);
    }
  }

  /** What is wrong now, in words that say what to do; empty when nothing is. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    parts.clock().trouble().ifPresent(problems::add);
    for (CameraStatus camera : parts.cameras()) {
      problems(camera, problems);
    }
    for (DutyRunner runner : parts.runners()) {
      runner
          .faults()
          .forEach(
              (role, faults) ->
                  faults
                      .present()
                      .filter(said -> !role.equals("capture")) // the camera's state says it
                      .ifPresent(said -> problems.add(role + ": " + said)));
    }
    failure().ifPresent(e -> problems.add("the agent stopped working: " + e + "; start it anew"));
    parts
        .link()
        .waiting()
        .filter(waiting -> waiting.compareTo(UNANSWERED) > 0)
        .ifPresent(
            waiting ->
                problems.add(
                    "the broker has not answered for "
                        + waiting.toSeconds()
                        + " s; observations wait on disk: check the network and the broker"));
    return problems;
  }

  /** Everything, as it is told in JSON. */
  public Map<String, Object> report() {
    List<String> problems = problems();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("status", problems.isEmpty() ? "UP" : "DEGRADED");
    report.put("problems", problems);
    report.put("journal", journal());
    report.put("acknowledged", parts.link().acknowledged());
    report.put("restarts", parts.link().restarts());
    report.put("clockSetForwardSeconds", parts.clock().setForward().toSeconds());
    report.put("cameras", parts.cameras().stream().map(this::camera).toList());
    return report;
  }

  /** Of how much time the journal holds observations. */
  public Duration journalAge() {
    Instant oldest = parts.journal().tally().oldest();
    Optional<Instant> newest =
        parts.cameras().stream().flatMap(c -> c.upTo().stream()).max(Instant::compareTo);
    if (oldest == null || newest.isEmpty() || newest.get().isBefore(oldest)) {
      return Duration.ZERO;
    }
    return Duration.between(oldest, newest.get());
  }

  /** A camera, by its name. */
  public Optional<CameraStatus> camera(String id) {
    return parts.cameras().stream().filter(c -> c.cameraId().equals(id)).findFirst();
  }

  /** What ended a thread of the agent although nobody had asked. */
  public Optional<Throwable> failure() {
    return parts.runners().stream().map(DutyRunner::failure).filter(Objects::nonNull).findFirst();
  }

  Parts parts() {
    return parts;
  }

  private void problems(CameraStatus camera, List<String> problems) {
    String name = "camera " + camera.cameraId();
    if (camera.state() == CameraStatus.State.DOWN) {
      problems.add(name + " is down: " + camera.reason());
    }
    if (!camera.trouble().isEmpty()) {
      problems.add(name + ": " + camera.trouble());
    }
    camera
        .skew()
        .filter(skew -> skew.abs().compareTo(LARGEST_SKEW) > 0)
        .ifPresent(
            skew ->
                problems.add(
                    name
                        + " is "
                        + skew.toSeconds()
                        + " s behind the agent's clock: set the clock of the camera or of this"
                        + " machine right"));
    if (camera.framesSeen() > 0 && camera.unusable() > 0 && camera.bursts() == 0) {
      problems.add(
          name + " gives no picture that can be used (" + camera.lastUnusable() + "): look at it");
    }
  }

  private Map<String, Object> journal() {
    JournalTally tally = parts.journal().tally();
    Map<String, Object> journal = new LinkedHashMap<>();
    journal.put("depth", tally.entries());
    journal.put("bursts", tally.bursts());
    journal.put("bytes", tally.bytes());
    journal.put("ageSeconds", journalAge().toSeconds());
    journal.put("droppedBursts", tally.droppedBursts());
    journal.put("droppedCrops", tally.droppedCrops());
    journal.put("refusedBursts", tally.refusedBursts());
    return journal;
  }

  private Map<String, Object> camera(CameraStatus camera) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", camera.cameraId());
    told.put("state", camera.state().name());
    told.put("reason", camera.reason());
    told.put("trouble", camera.trouble());
    told.put("framesSeen", camera.framesSeen());
    told.put("framesSkipped", camera.framesSkipped());
    told.put("bursts", camera.bursts());
    told.put("cropsAlike", camera.alike());
    told.put("cropsUnusable", camera.unusable());
    told.put("lastUnusable", camera.lastUnusable());
    told.put("gaps", camera.gaps());
    told.put("lastGap", camera.lastGap());
    told.put("upTo", camera.upTo().map(Instant::toString).orElse(null));
    told.put("skewMillis", camera.skew().map(Duration::toMillis).orElse(null));
    return told;
  }
}
