package dev.walkout.shop.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.CartEvent;
import dev.walkout.schemas.avro.LineAdded;
import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementEvent;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.shop.bench.fault.Invariants.Breach;
import dev.walkout.shop.bench.fault.Invariants.Law;
import dev.walkout.shop.bench.fault.Watched.Note;
import dev.walkout.shop.demo.SureRecogniser;
import dev.walkout.shop.score.EveryScenarioExactTest;
import dev.walkout.sim.Simulation;
import dev.walkout.sim.sensor.Pictures;
import dev.walkout.sim.sensor.SensorNoise;
import dev.walkout.sim.shop.StoreConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of a day with one thing changed: the law that it breaks is named. */
class InvariantsTest {

  private static List<Note> day;

  @BeforeAll
  static void run(@TempDir Path folder) {
    Simulation simulation =
        new Simulation(
            StoreConfig.of(3, 5),
            SensorNoise.standard(),
            EveryScenarioExactTest.products(),
            Pictures.none());
    day =
        Watched.run(
                folder,
                simulation.catalogue(),
                simulation,
                SureRecogniser.oracle(simulation.truth()),
                () -> {},
                new Invariants())
            .notes();
  }

  @Test
  void asItWasNothingIsBroken() {
    Invariants invariants = told(day);
    invariants.end();
    assertThat(invariants.broken()).isEmpty();
    assertThat(invariants.atRest()).isTrue();
    assertThat(invariants.accounts().used()).isPositive();
  }

  @Test
  void anObservationThatIsMissingLeavesItsSightingUnproven() {
    breaks(
        without(v -> v instanceof Observation),
        Law.NOTHING_UNPROVEN,
        "follows from no observation");
  }

  @Test
  void aSightingThatIsMissingLeavesItsMovementUnproven() {
    List<Note> changed = without(v -> v instanceof Recognised r && r.getBody() instanceof Sighting);
    breaks(changed, Law.NOTHING_UNPROVEN, "never seen");
    breaks(changed, Law.NOTHING_VANISHES, "never answered");
  }

  @Test
  void aMovementThatIsMissingIsABurstThatEndedNowhere() {
    List<Note> changed =
        without(v -> v instanceof MovementEvent e && e.getBody() instanceof Movement);
    breaks(changed, Law.NOTHING_VANISHES, "ended nowhere");
    breaks(changed, Law.NOTHING_VANISHES, "promised to have told");
    breaks(changed, Law.NOTHING_UNPROVEN, "follows from no movement");
  }

  @Test
  void aMovementThatIsDecidedAgainUsesItsBurstsTwice() {
    Movement movement = (Movement) ((MovementEvent) first(this::decides).value()).getBody();
    Movement again = Movement.newBuilder(movement).setMovementId("again").build();
    breaks(
        withLast(new Note(again, to -> to.movement("trip", new MovementEvent(again)))),
        Law.NOTHING_TWICE,
        "and again");
  }

  @Test
  void aLineThatFillsTwoCarts() {
    CartEvent event =
        (CartEvent)
            first(v -> v instanceof CartEvent e && e.getBody() instanceof LineAdded).value();
    CartEvent other = CartEvent.newBuilder(event).setTripId("another").build();
    breaks(withLast(new Note(other, to -> to.cartEvent(other))), Law.NOTHING_TWICE, "another");
    breaks(withLast(new Note(event, to -> to.cartEvent(event))), Law.NOTHING_TWICE, "follows");
  }

  @Test
  void aReceiptThatChargesWhatAnotherDoes() {
    Receipt other = Receipt.newBuilder(receipt()).setTripId("another").build();
    breaks(withLast(new Note(other, to -> to.receipt(other))), Law.NOTHING_TWICE, "is charged");
  }

  @Test
  void aReceiptWithMoreThanItsLines() {
    Receipt dearer =
        Receipt.newBuilder(receipt()).setTripId("x").setTotal(new Money(1L, "EUR")).build();
    breaks(withLast(new Note(dearer, to -> to.receipt(dearer))), Law.NOTHING_UNPROVEN, "its lines");
  }

  @Test
  void aSettledReceiptThatIsSettledAgain() {
    Receipt again =
        Receipt.newBuilder(receipt())
            .setVersion(2)
            .setPreviousHash(receipt().getEvidenceHash())
            .setStatus(ReceiptStatus.FINAL)
            .build();
    breaks(withLast(new Note(again, to -> to.receipt(again))), Law.NOTHING_REWRITTEN, "settled");
    breaks(
        withLast(new Note(again, to -> to.receipt(receipt()))),
        Law.NOTHING_REWRITTEN,
        "does not follow");
  }

  private boolean decides(Object value) {
    return value instanceof MovementEvent event
        && event.getBody() instanceof Movement movement
        && movement.getDoubt() == null;
  }

  private static Receipt receipt() {
    return (Receipt) first(v -> v instanceof Receipt r && !r.getLines().isEmpty()).value();
  }

  private static Note first(Predicate<Object> which) {
    return day.stream().filter(note -> which.test(note.value())).findFirst().orElseThrow();
  }

  private static List<Note> without(Predicate<Object> which) {
    return day.stream().filter(note -> !which.test(note.value())).toList();
  }

  private static List<Note> withLast(Note note) {
    List<Note> notes = new ArrayList<>(day);
    notes.add(note);
    return notes;
  }

  private static Invariants told(List<Note> notes) {
    Invariants invariants = new Invariants();
    notes.forEach(note -> note.tell().accept(invariants));
    return invariants;
  }

  private static void breaks(List<Note> notes, Law law, String how) {
    Invariants invariants = told(notes);
    invariants.end();
    assertThat(invariants.broken())
        .filteredOn(breach -> breach.law() == law)
        .extracting(Breach::how)
        .anyMatch(text -> text.contains(how));
  }
}
