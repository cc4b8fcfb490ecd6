package dev.walkout.shop.billing.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Money;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.ReceiptStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every billing service must hold, whatever it is built of: nothing is charged twice, nothing
 * is charged that is not settled, and every trip comes to what its newest settled version says.
 */
public abstract class SettlementContract {

  private static final int SHUFFLES = 5;

  private static final List<RecordedTrip> TRIPS = RecordedTrip.all();

  /** Deliveries of the trip that has most. */
  private static final int LONGEST =
      TRIPS.stream().mapToInt(trip -> trip.deliveries().size()).max().orElseThrow();

  /** Where services keep what they keep, each in a folder of its own. */
  @TempDir protected Path folder;

  private int services;

  /**
   * The billing service, with what it keeps in this folder; opened again on the same folder, it
   * goes on with what it had accepted.
   */
  protected abstract Settlement open(Path kept);

  /** Every trip is booked as its recording says; and at each step what is settled is booked. */
  @Test
  public void everyTripComesToWhatItsReceiptsSay() {
    try (Settlement service = open(fresh())) {
      for (RecordedTrip trip : TRIPS) {
        List<Receipt> delivered = new ArrayList<>();
        for (Receipt receipt : trip.delivered()) {
          service.accept(receipt);
          delivered.add(receipt);
          assertThat(balance(service, trip))
              .as("%s after %d deliveries", trip, delivered.size())
              .isEqualTo(owed(delivered));
        }
        hasBooked(service, trip);
      }
    }
  }

  /** A version that comes again, at once, changes nothing. */
  @Test
  public void whatIsDeliveredTwiceIsBookedOnce() {
    try (Settlement service = open(fresh())) {
      for (RecordedTrip trip : TRIPS) {
        for (Receipt receipt : trip.delivered()) {
          service.accept(receipt);
          service.accept(receipt);
        }
        hasBooked(service, trip);
      }
    }
  }

  /** A consumer may lose its place and be given everything again from any earlier point. */
  @Test
  public void fromAnyPointAgain() {
    for (int point = 0; point < LONGEST; point++) {
      try (Settlement service = open(fresh())) {
        for (RecordedTrip trip : TRIPS) {
          List<Receipt> all = trip.delivered();
          all.forEach(service::accept);
          all.stream().skip(point).forEach(service::accept);
          hasBooked(service, trip);
        }
      }
    }
  }

  /** What was accepted is known after a restart, wherever it falls. */
  @Test
  public void aRestartForgetsNothing() {
    for (int point = 1; point <= LONGEST; point++) {
      Path kept = fresh();
      try (Settlement service = open(kept)) {
        for (RecordedTrip trip : TRIPS) {
          trip.delivered().stream().limit(point).forEach(service::accept);
        }
      }
      try (Settlement service = open(kept)) {
        for (RecordedTrip trip : TRIPS) {
          trip.delivered().stream().skip(point - 1).forEach(service::accept);
          hasBooked(service, trip);
        }
      }
    }
  }

  /** Versions of one trip come in order; between trips there is no order. */
  @Test
  public void tripsMixInAnyOrder() {
    for (int seed = 1; seed <= SHUFFLES; seed++) {
      try (Settlement service = open(fresh())) {
        mixed(seed).forEach(service::accept);
        for (RecordedTrip trip : TRIPS) {
          hasBooked(service, trip);
        }
      }
    }
  }

  /** Who begins late, or whose webhook was down, may meet a newer version before an older one. */
  @Test
  public void anOlderVersionAfterANewerOneChangesNothing() {
    try (Settlement service = open(fresh())) {
      for (RecordedTrip trip : TRIPS) {
        List<Receipt> newestFirst = new ArrayList<>(trip.receipts());
        newestFirst.sort(Comparator.comparing(Receipt::getVersion).reversed());
        newestFirst.forEach(service::accept);
        assertThat(balance(service, trip)).as("%s", trip).isEqualTo(owed(trip.receipts()));
      }
    }
  }

  /** Versions are never edited; whether the service complains or not, its books stay. */
  @Test
  public void anotherReceiptUnderTheSameVersionChangesNothing() {
    try (Settlement service = open(fresh())) {
      for (RecordedTrip trip : TRIPS) {
        trip.delivered().forEach(service::accept);
        for (Receipt receipt : trip.receipts()) {
          acceptOrRefuse(service, dearer(receipt));
        }
        hasBooked(service, trip);
      }
    }
  }

  /** The recordings keep the promises that a service may build on. */
  @Test
  public void theRecordingsKeepTheContract() {
    for (RecordedTrip trip : TRIPS) {
      String before = "";
      int version = 0;
      for (Receipt receipt : trip.receipts()) {
        assertThat(receipt.getVersion()).as("%s", trip).isEqualTo(++version);
        assertThat(receipt.getPreviousHash()).as("%s", trip).isEqualTo(before);
        before = receipt.getEvidenceHash();
        assertThat(receipt.getLines().stream().mapToLong(l -> l.getAmount().getMinor()).sum())
            .as("%s", trip)
            .isEqualTo(receipt.getTotal().getMinor());
      }
    }
  }

  private List<Receipt> mixed(long seed) {
    Random random = new Random(seed);
    List<Deque<Receipt>> trips = new ArrayList<>();
    TRIPS.forEach(trip -> trips.add(new ArrayDeque<>(trip.delivered())));
    trips.removeIf(Deque::isEmpty);
    List<Receipt> mixed = new ArrayList<>();
    while (!trips.isEmpty()) {
      Deque<Receipt> next = trips.get(random.nextInt(trips.size()));
      mixed.add(next.remove());
      trips.removeIf(Deque::isEmpty);
    }
    return mixed;
  }

  /** What its payer owes after these versions: what the newest says, if it is settled. */
  private static long owed(List<Receipt> delivered) {
    return delivered.stream()
        .filter(receipt -> receipt.getStatus() != ReceiptStatus.PROVISIONAL)
        .max(Comparator.comparing(Receipt::getVersion))
        .map(receipt -> receipt.getTotal().getMinor())
        .orElse(0L);
  }

  private static long balance(Settlement service, RecordedTrip trip) {
    return service.bookings(trip.tripId()).stream().mapToLong(Long::longValue).sum();
  }

  private static void hasBooked(Settlement service, RecordedTrip trip) {
    assertThat(service.bookings(trip.tripId())).as("%s", trip).isEqualTo(trip.bookings());
  }

  private static Receipt dearer(Receipt receipt) {
    Money total = receipt.getTotal();
    List<ReceiptLine> lines = new ArrayList<>();
    receipt.getLines().forEach(line -> lines.add(ReceiptLine.newBuilder(line).build()));
    long more = 100;
    lines.forEach(
        line ->
            line.setAmount(
                new Money(line.getAmount().getMinor() + more, line.getAmount().getCurrency())));
    return Receipt.newBuilder(receipt)
        .setTotal(new Money(total.getMinor() + more * lines.size(), total.getCurrency()))
        .setLines(lines)
        .setEvidenceHash("0".repeat(64))
        .build();
  }

  private static void acceptOrRefuse(Settlement service, Receipt receipt) {
    try {
      service.accept(receipt);
    } catch (RuntimeException e) {
      assertThat(e).as("says what is wrong").hasMessageContaining("version");
    }
  }

  private Path fresh() {
    try {
      return Files.createDirectories(folder.resolve("service-" + services++));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
