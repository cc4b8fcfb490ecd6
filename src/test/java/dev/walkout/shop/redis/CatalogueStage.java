package dev.walkout.shop.redis;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.schemas.avro.Anchor;
import dev.walkout.schemas.avro.Anchors;
import dev.walkout.shop.broker.EmbeddedBroker;
import dev.walkout.shop.broker.Publisher;
import dev.walkout.shop.broker.TopicAdmin;
import dev.walkout.shop.catalogue.Enrolment;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Thresholds;
import dev.walkout.vision.match.UnitVectors;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import redis.clients.jedis.UnifiedJedis;

/** A broker with a catalogue that tests change, and what a server must then hold of it. */
final class CatalogueStage implements AutoCloseable {

  static final int DIMENSION = 4;

  private static final Instant AT = Instant.parse("2026-01-05T08:00:00Z");

  private final AvroSerdes serdes = AvroSerdes.inJvm();
  private final EmbeddedBroker broker;
  private final Publisher publisher;
  private final TreeMap<String, Gallery.Enrolled> truth = new TreeMap<>();

  CatalogueStage(Path folder) {
    broker = EmbeddedBroker.start(folder, 0);
    TopicAdmin.create(broker.address(), List.of(Lane.LIVE), TopicAdmin.Keep.FOR_EVER);
    publisher = new Publisher(broker.address(), serdes);
  }

  static ModelCard model() {
    return model("test", DIMENSION);
  }

  static ModelCard model(String name, int dimension) {
    return new ModelCard(
        name,
        "1",
        32,
        dimension,
        1,
        Map.of("*", new Thresholds(0.1, 0.2, 0.05)),
        List.of(),
        Map.of(),
        Map.of());
  }

  /** A vector that the seed decides. */
  static float[] vector(int seed, int dimension) {
    Random random = new Random(seed);
    double[] sum = new double[dimension];
    Arrays.setAll(sum, i -> random.nextGaussian());
    return UnitVectors.unit(sum);
  }

  String address() {
    return broker.address();
  }

  AnchorsTopic topic() {
    return topic(model());
  }

  AnchorsTopic topic(ModelCard model) {
    return new AnchorsTopic(broker.address(), serdes, model);
  }

  /** Enrols a product with one anchor for each seed. */
  void enrol(String sku, String category, int... seeds) {
    Anchors anchors = anchors(sku, category, DIMENSION, seeds);
    send(sku, anchors);
    truth.put(sku, Enrolment.enrolled(anchors));
  }

  /** Enrols a product with another model. */
  void enrolElsewhere(String sku, int seed) {
    Anchors anchors = anchors(sku, "food", DIMENSION, seed);
    anchors.setModel("another-1");
    send(sku, anchors);
    truth.remove(sku);
  }

  void remove(String sku) {
    send(sku, null);
    truth.remove(sku);
  }

  /** Sends a record that the truth knows nothing of. */
  void send(String sku, Anchors anchors) {
    publisher.send(Topics.ANCHORS, sku, anchors, AT);
  }

  void flush() {
    publisher.flush();
  }

  static Anchors anchors(String sku, String category, int dimension, int... seeds) {
    List<Anchor> anchors = new ArrayList<>();
    for (int seed : seeds) {
      List<Float> vector = new ArrayList<>();
      for (float value : vector(seed, dimension)) {
        vector.add(value);
      }
      anchors.add(new Anchor("photo-" + seed, vector, null, null));
    }
    return new Anchors(sku, category, model().id(), anchors);
  }

  /** The server's generation in use holds exactly the truth, and says so. */
  void assertWhole(UnifiedJedis redis, HashTable table, String store) {
    Wholeness.check(redis, table, store, truth.values());
  }

  /** Loses what a compaction, or an operator, would: every record that there is, and its truth. */
  void loseAllRecords() {
    TopicPartition partition = new TopicPartition(Topics.ANCHORS.name(), 0);
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, partition.topic());
    ConfigEntry mayDelete = new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete");
    AlterConfigOp set = new AlterConfigOp(mayDelete, AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    truth.clear();
  }

  @Override
  public void close() {
    publisher.close();
    broker.close();
  }
}
