package dev.walkout.shop.bench.fault;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.shop.score.DrivenStores;
import dev.walkout.shop.score.ScoreRules;
import dev.walkout.sim.Day;
import dev.walkout.sim.sensor.Emission;
import dev.walkout.topology.recognition.Recogniser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A day through both topologies, every record noted as it comes.
 *
 * @param notes what was noted, in order, so that it can be told again with something changed
 * @param receipts every version, in order
 */
record Watched(List<Note> notes, List<Receipt> receipts) {

  /** What is told to the invariants; the value is what it tells. */
  record Note(Object value, Consumer<Invariants> tell) {}

  /** Runs the day; {@code afterStep} is called once all that follows from a report was noted. */
  static Watched run(
      Path folder,
      List<Emission<?>> catalogue,
      Day day,
      Recogniser eyes,
      Runnable afterStep,
      Invariants invariants) {
    Watched watched = new Watched(new ArrayList<>(), new ArrayList<>());
    try (DrivenStores stores = new DrivenStores(folder, eyes, ScoreRules.simulated())) {
      catalogue.forEach(stores::step);
      Iterator<Emission<?>> emissions = day.emissions(Runnable::run, 1);
      while (emissions.hasNext()) {
        watched.step(stores, emissions.next(), invariants);
        afterStep.run();
      }
    }
    return watched;
  }

  private void step(DrivenStores stores, Emission<?> emission, Invariants invariants) {
    int before = notes.size();
    if (emission.value() instanceof Observation observation) {
      note(observation, to -> to.observation(observation));
    } else if (emission.value() instanceof OperatorVerdict verdict) {
      note(verdict, to -> to.verdict(verdict));
    }
    stores
        .step(emission)
        .forEach(answer -> note(answer.value(), to -> to.sighting(answer.key(), answer.value())));
    stores
        .records(Topics.MOVEMENTS)
        .forEach(m -> note(m.value(), to -> to.movement(m.key(), m.value())));
    stores
        .records(Topics.CART_EVENTS)
        .forEach(event -> note(event.value(), to -> to.cartEvent(event.value())));
    stores
        .records(Topics.RECEIPTS)
        .forEach(
            issued -> {
              receipts.add(issued.value());
              note(issued.value(), to -> to.receipt(issued.value()));
            });
    notes.subList(before, notes.size()).forEach(each -> each.tell().accept(invariants));
  }

  private void note(Object value, Consumer<Invariants> tell) {
    notes.add(new Note(value, tell));
  }
}
