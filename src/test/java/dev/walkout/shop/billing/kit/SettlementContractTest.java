package dev.walkout.shop.billing.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit lets a right service pass and finds every wrong one. */
class SettlementContractTest {

  @TempDir Path folder;

  /** A service in memory; what it keeps for a folder is there when it is opened again. */
  private static class InMemory implements Settlement {

    /** What survives a restart. */
    static final class Kept {
      final Map<String, Receipt> newest = new HashMap<>();
      final Map<String, List<Long>> bookings = new HashMap<>();
    }

    final Kept kept;

    InMemory(Kept kept) {
      this.kept = kept;
    }

    @Override
    public void accept(Receipt receipt) {
      Receipt before = kept.newest.get(receipt.getTripId());
      if (before == null || before.getVersion() < receipt.getVersion()) {
        kept.newest.put(receipt.getTripId(), receipt);
        if (receipt.getStatus() != ReceiptStatus.PROVISIONAL) {
          book(receipt.getTripId(), receipt.getTotal().getMinor() - charged(receipt));
        }
      }
    }

    void book(String trip, long minor) {
      if (minor != 0) {
        kept.bookings.computeIfAbsent(trip, key -> new ArrayList<>()).add(minor);
      }
    }

    long charged(Receipt receipt) {
      return bookings(receipt.getTripId()).stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public List<Long> bookings(String tripId) {
      return List.copyOf(kept.bookings.getOrDefault(tripId, List.of()));
    }

    @Override
    public void close() {}
  }

  @Test
  void aRightServicePasses() throws Exception {
    assertThat(failing(InMemory::new)).isEmpty();
  }

  @Test
  void chargingWhatIsProvisionalIsFound() throws Exception {
    assertThat(
            failing(
                kept ->
                    new InMemory(kept) {
                      @Override
                      public void accept(Receipt receipt) {
                        book(receipt.getTripId(), receipt.getTotal().getMinor() - charged(receipt));
                      }
                    }))
        .contains("everyTripComesToWhatItsReceiptsSay");
  }

  @Test
  void chargingEveryVersionInFullIsFound() throws Exception {
    assertThat(
            failing(
                kept ->
                    new InMemory(kept) {
                      @Override
                      long charged(Receipt receipt) {
                        return 0;
                      }
                    }))
        .contains("everyTripComesToWhatItsReceiptsSay");
  }

  @Test
  void bookingARepeatedDeliveryIsFound() throws Exception {
    assertThat(
            failing(
                kept ->
                    new InMemory(kept) {
                      @Override
                      public void accept(Receipt receipt) {
                        if (receipt.getStatus() != ReceiptStatus.PROVISIONAL) {
                          book(receipt.getTripId(), receipt.getTotal().getMinor());
                        }
                      }
                    }))
        .contains("whatIsDeliveredTwiceIsBookedOnce", "fromAnyPointAgain");
  }

  @Test
  void believingTheLastDeliveryIsFound() throws Exception {
    assertThat(
            failing(
                kept ->
                    new InMemory(kept) {
                      @Override
                      public void accept(Receipt receipt) {
                        kept.newest.remove(receipt.getTripId());
                        super.accept(receipt);
                      }
                    }))
        .contains(
            "fromAnyPointAgain",
            "anOlderVersionAfterANewerOneChangesNothing",
            "anotherReceiptUnderTheSameVersionChangesNothing");
  }

  @Test
  void forgettingAtARestartIsFound() throws Exception {
    assertThat(failing(kept -> new InMemory(new InMemory.Kept())))
        .containsExactly("aRestartForgetsNothing");
  }

  @Test
  void ignoringAVoidIsFound() throws Exception {
    assertThat(
            failing(
                kept ->
                    new InMemory(kept) {
                      @Override
                      public void accept(Receipt receipt) {
                        if (receipt.getStatus() != ReceiptStatus.VOID) {
                          super.accept(receipt);
                        }
                      }
                    }))
        .contains("everyTripComesToWhatItsReceiptsSay");
  }

  /** The tests of the kit that such a service fails. */
  private List<String> failing(Function<InMemory.Kept, Settlement> service) throws Exception {
    Map<Path, InMemory.Kept> kept = new HashMap<>();
    SettlementContract contract =
        new SettlementContract() {
          @Override
          protected Settlement open(Path path) {
            return service.apply(kept.computeIfAbsent(path, key -> new InMemory.Kept()));
          }
        };
    contract.folder = folder;
    List<String> failing = new ArrayList<>();
    List<Method> tests =
        Arrays.stream(SettlementContract.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .toList();
    assertThat(tests).hasSize(8);
    for (Method test : tests) {
      try {
        test.invoke(contract);
      } catch (InvocationTargetException e) {
        assertThat(e.getCause()).isInstanceOf(AssertionError.class);
        failing.add(test.getName());
      }
    }
    return failing;
  }
}
