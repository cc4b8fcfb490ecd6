package dev.walkout.edge.health;

import dev.walkout.edge.capture.CameraStatus;
import dev.walkout.edge.journal.Journal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** The agent's figures as a monitoring system reads them; {@code edge.md} lists them. */
final class EdgeMeters {

  private final MeterRegistry registry;

  EdgeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void register(Health health) {
    Health.Parts parts = health.parts();
    parts.cameras().forEach(this::register);
    Journal journal = parts.journal();
    gauge("walkout.edge.journal.depth", journal, j -> j.tally().entries());
    gauge("walkout.edge.journal.bytes", journal, j -> j.tally().bytes());
    gauge("walkout.edge.journal.age.seconds", health, h -> h.journalAge().toMillis() / 1000.0);
    counter("walkout.edge.journal.dropped.bursts", journal, j -> j.tally().droppedBursts());
    counter("walkout.edge.journal.dropped.crops", journal, j -> j.tally().droppedCrops());
    counter("walkout.edge.acknowledged", parts.link(), link -> link.acknowledged());
    counter("walkout.edge.restarts", parts.link(), link -> link.restarts());
    gauge("walkout.edge.problems", health, h -> h.problems().size());
    parts
        .runners()
        .forEach(
            runner ->
                runner
                    .faults()
                    .forEach(
                        (role, faults) ->
                            FunctionCounter.builder("walkout.edge.faults", faults, f -> f.count())
                                .tag("duty", role)
                                .tag("runner", runner.name())
                                .register(registry)));
  }

  private void register(CameraStatus camera) {
    of(camera, "frames.seen", CameraStatus::framesSeen);
    of(camera, "frames.skipped", CameraStatus::framesSkipped);
    of(camera, "bursts", CameraStatus::bursts);
    of(camera, "crops.alike", CameraStatus::alike);
    of(camera, "crops.unusable", CameraStatus::unusable);
    of(camera, "gaps", CameraStatus::gaps);
    cameraGauge(camera, "up", c -> c.state() == CameraStatus.State.SEEING ? 1 : 0);
    cameraGauge(
        camera,
        "skew.seconds",
        c -> c.skew().map(Duration::toMillis).map(millis -> millis / 1000.0).orElse(0.0));
    cameraGauge(
        camera,
        "upto.seconds",
        c -> c.upTo().map(Instant::toEpochMilli).map(millis -> millis / 1000.0).orElse(0.0));
  }

  private void of(CameraStatus camera, String name, ToDoubleFunction<CameraStatus> value) {
    FunctionCounter.builder("walkout.edge.camera." + name, camera, value)
        .tag("camera", camera.cameraId())
        .register(registry);
  }

  private void cameraGauge(CameraStatus camera, String name, ToDoubleFunction<CameraStatus> value) {
    Gauge.builder("walkout.edge.camera." + name, camera, value)
        .tag("camera", camera.cameraId())
        .register(registry);
  }

  private <T> void gauge(String name, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).register(registry);
  }

  private <T> void counter(String name, T of, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, of, value).register(registry);
  }
}
