package dev.walkout.shop.billing;

import static dev.walkout.shop.billing.Tape.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.NoProduct;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.Quantity;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReviewTask;
import dev.walkout.schemas.avro.ThisProduct;
import dev.walkout.schemas.avro.VerdictKind;
import dev.walkout.shop.billing.kit.RecordedTrip;
import dev.walkout.shop.score.DrivenStores;
import dev.walkout.topology.checkout.CheckoutConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded trips of the billing kit are what checkout makes of them today.
 *
 * <p>When checkout's answers change on purpose, run this test with {@code -Dwalkout.record=true}:
 * it writes the recordings anew. Look at the difference: billing teams will.
 */
class RecordedTripsTest {

  private static final boolean RECORD = Boolean.getBoolean("walkout.record");
  private static final Path RECORDINGS =
      Path.of("test/resources/dev/walkout/shop/billing/kit").toAbsolutePath();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String[] BOTH = {"a", "b"};

  @TempDir Path folder;

  /** A store while a trip is acted out in it. */
  private final class Stage implements AutoCloseable {
    final String trip;
    final Tape tape = new Tape();
    final DrivenStores store =
        new DrivenStores(folder, (burst, source) -> null, CheckoutConfig.defaults());
    final List<Receipt> receipts = new ArrayList<>();

    Stage(String name) {
      this.trip = "trip-" + name;
      tape.catalogue().forEach(store::step);
    }

    /** Lets checkout hear what was said. */
    Stage plays() {
      tape.take().forEach(store::step);
      receipts.addAll(read(Topics.RECEIPTS));
      return this;
    }

    /** Anna comes in, stays before zone a, and takes something at the fifth second. */
    Stage takes(String... skus) {
      tape.enters(trip, 1, 0).stays(trip, "a", 2, 12).takes("a", 5, skus);
      return this;
    }

    /** The trip leaves, and every sensor reports past that. */
    Stage leaves() {
      tape.leaves(trip, 15).beats(1, 20, BOTH);
      return plays();
    }

    ReviewTask review() {
      return read(Topics.REVIEWS).get(0);
    }

    <V> List<V> read(Topic<V> topic) {
      return store.records(topic).stream().map(TestRecord::value).toList();
    }

    /** A person rules on the whole trip. */
    Stage rules(VerdictKind kind, String note) {
      return rules(kind, "", "", new NoProduct(note));
    }

    Stage rules(VerdictKind kind, String review, String movement, Object body) {
      tape.rules(
          OperatorVerdict.newBuilder()
              .setReviewId(review)
              .setTripId(trip)
              .setMovementId(movement)
              .setOperator("anna-of-the-shop")
              .setAt(at(600))
              .setBody(body)
              .setKind(kind)
              .build());
      return plays();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /** How a trip goes, and what must be booked of it. */
  private record Script(String story, List<Long> bookings, Consumer<Stage> play, int... order) {}

  private static Script script(String story, List<Long> bookings, Consumer<Stage> play) {
    return new Script(story, bookings, play);
  }

  private static Map<String, Script> scripts() {
    Map<String, Script> scripts = new TreeMap<>();
    scripts.put(
        "empty",
        script(
            "Somebody walks through and takes nothing.",
            List.of(),
            stage -> {
              stage.tape.enters(stage.trip, 1, 0).stays(stage.trip, "a", 2, 12);
              stage.leaves();
            }));
    scripts.put(
        "group",
        script(
            "Three come in on one entry, take milk, tea and tea, and pay together.",
            List.of(120L + 350 + 350),
            stage -> {
              stage.tape.enters(stage.trip, 3, 0).stays(stage.trip, "a", 2, 14);
              stage.tape.takes("a", 5, "milk").takes("a", 8, "tea").takes("a", 11, "tea");
              stage.leaves();
            }));
    scripts.put(
        "weighed",
        script(
            "1.013 kg of apples at 2.99 a kilogram: 3.02887, so 3.03.",
            List.of(303L),
            stage -> {
              stage.tape.enters(stage.trip, 1, 0).stays(stage.trip, "b", 2, 12);
              stage.tape.takes("b", 5, "apples").weighs(5.5, -1013);
              stage.leaves();
            }));
    scripts.put(
        "put-back",
        script(
            "Milk is taken, tea is taken and put back.",
            List.of(120L),
            stage -> {
              stage.takes("milk").tape.takes("a", 7, "tea").puts("a", 10, "tea");
              stage.leaves();
            }));
    scripts.put(
        "duplicate-delivery",
        new Script(
            "A receipt and its adjustment, both delivered again and again, the older after the newer.",
            List.of(120L, 350L),
            RecordedTripsTest::adjustedUp,
            0,
            0,
            1,
            0,
            1,
            1));
    scripts.put(
        "late-adjustment",
        script(
            "Milk is charged; tea was doubted, and ten minutes later a person rules that it was taken.",
            List.of(120L, 350L),
            RecordedTripsTest::adjustedUp));
    scripts.put(
        "adjusted-down",
        script(
            "Milk and tea are charged; later a person rules that the tea was none.",
            List.of(470L, -350L),
            stage -> {
              stage.takes("milk").tape.takes("a", 8, "tea");
              stage.leaves();
              String movement =
                  stage.receipts.get(0).getLines().stream()
                      .filter(line -> line.getSku().equals("tea"))
                      .findFirst()
                      .orElseThrow()
                      .getMovementIds()
                      .get(0);
              stage.rules(
                  VerdictKind.AS_BODY, "spot-check", movement, new NoProduct("it fell down"));
            }));
    scripts.put(
        "void",
        script(
            "A receipt is charged and then voided by a person.",
            List.of(120L, -120L),
            stage -> stage.takes("milk").leaves().rules(VerdictKind.VOID, "a test of the shop")));
    scripts.put(
        "refused-age",
        script(
            "Milk and wine; the receipt waits, the age is refused, and the wine goes.",
            List.of(120L),
            stage -> {
              stage.takes("milk").tape.takes("a", 8, "wine");
              stage.leaves().rules(VerdictKind.REFUSE, "");
            }));
    scripts.put(
        "age-approved",
        script(
            "Milk and wine; the receipt waits until the age is approved.",
            List.of(1119L),
            stage -> {
              stage.takes("milk").tape.takes("a", 8, "wine");
              stage.leaves().rules(VerdictKind.APPROVE, "");
            }));
    scripts.put(
        "refused-age-alone",
        script(
            "Wine alone; the age is refused, nothing is left, and the receipt is void.",
            List.of(),
            stage -> stage.takes("wine").leaves().rules(VerdictKind.REFUSE, "")));
    scripts.put(
        "doubt",
        script(
            "The camera cannot tell milk from tea: recorded, never charged.",
            List.of(),
            stage -> stage.takes("milk", "tea").leaves()));
    scripts.put(
        "end-before-start",
        script(
            "The door tells of the exit before it tells of the entry, and of an exit of yesterday.",
            List.of(120L),
            stage -> {
              stage.tape.leaves(stage.trip, 15);
              stage.takes("milk").tape.leaves(stage.trip, -86_400).beats(1, 20, BOTH);
              stage.plays();
            }));
    scripts.put(
        "exit-without-entry",
        script(
            "The door tells of an exit and never of the entry: no receipt, nothing to book.",
            List.of(),
            stage -> {
              stage.tape.stays(stage.trip, "a", 2, 12).takes("a", 5, "milk").leaves(stage.trip, 15);
              stage.tape.beats(1, 20, BOTH);
              double muchLater = Duration.ofHours(13).toSeconds();
              stage.tape.beats(muchLater, muchLater + 2, BOTH);
              stage.plays();
            }));
    scripts.put(
        "never-seen-to-leave",
        script(
            "The door misses the exit: after four hours the trip is closed and charged.",
            List.of(120L),
            stage -> {
              double fourHours = Duration.ofHours(4).toSeconds();
              stage.takes("milk").tape.beats(1, 20, BOTH).beats(fourHours, fourHours + 4, BOTH);
              stage.plays();
            }));
    scripts.put(
        "outage",
        script(
            "A zone does not report within the budget: a provisional receipt, final when it does.",
            List.of(303L + 120),
            stage -> {
              stage.takes("milk").tape.stays(stage.trip, "b", 13, 14);
              stage.tape.leaves(stage.trip, 15).beats(1, 20, "a");
              stage.plays().store.pass(Duration.ofSeconds(5));
              stage.store.pass(Duration.ofSeconds(70));
              stage.plays();
              stage.tape.beats(1, 12, "b").takes("b", 13.8, "apples").weighs(13.9, -1013);
              stage.tape.beats(14, 20, "b");
              stage.plays();
            }));
    scripts.put(
        "price-change",
        script(
            "Tea costs 3.50 at the take and 4.00 at the exit: the lower of both is charged.",
            List.of(350L),
            stage -> {
              stage.takes("tea").tape.reprices("tea", "Green tea 20 bags", 10, 400, 350);
              stage.leaves();
            }));
    return scripts;
  }

  private static void adjustedUp(Stage stage) {
    stage.takes("milk").tape.takes("a", 8, "tea", "wine");
    stage.leaves();
    Object tea = new ThisProduct("tea", new Quantity(1, null, null));
    ReviewTask review = stage.review();
    stage.rules(VerdictKind.AS_BODY, review.getReviewId(), review.getMovementId(), tea);
  }

  @Test
  void everyRecordingIsWhatCheckoutMakesOfItsTrip() throws IOException {
    assertThat(scripts().keySet()).containsExactlyInAnyOrderElementsOf(RecordedTrip.NAMES);
    for (Map.Entry<String, Script> each : scripts().entrySet()) {
      String file = each.getKey() + ".json";
      String made = recording(each.getKey(), each.getValue());
      if (RECORD) {
        Files.createDirectories(RECORDINGS);
        Files.writeString(RECORDINGS.resolve(file), made);
      } else {
        try (InputStream in = RecordedTrip.class.getResourceAsStream(file)) {
          assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .as(file)
              .isEqualTo(made);
        }
      }
    }
  }

  private String recording(String name, Script script) throws IOException {
    try (Stage stage = new Stage(name)) {
      script.play().accept(stage);
      int[] order =
          script.order().length > 0
              ? script.order()
              : IntStream.range(0, stage.receipts.size()).toArray();
      ObjectNode tree = JSON.createObjectNode();
      tree.put("story", script.story());
      tree.set("bookings", JSON.valueToTree(script.bookings()));
      tree.set("deliveries", JSON.valueToTree(Arrays.stream(order).boxed().toList()));
      tree.set("receipts", json(stage.receipts));
      tree.set("cartEvents", json(stage.read(Topics.CART_EVENTS)));
      tree.set("carts", json(stage.read(Topics.CARTS)));
      return JSON.writeValueAsString(tree) + "\n";
    }
  }

  /** In Avro's JSON encoding, which any Avro library reads. */
  private static ArrayNode json(List<? extends SpecificRecord> records) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    for (SpecificRecord record : records) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      var encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), out);
      new SpecificDatumWriter<>(record.getSchema()).write(record, encoder);
      encoder.flush();
      array.add(JSON.readTree(out.toByteArray()));
    }
    return array;
  }
}
