package dev.walkout.topology.checkout;

import dev.walkout.schemas.AvroSerdes;
import dev.walkout.schemas.Topic;
import dev.walkout.schemas.Topics;
import dev.walkout.schemas.Topics.Lane;
import dev.walkout.topology.core.Movement;
import dev.walkout.topology.core.cart.CartRules;
import dev.walkout.topology.core.fusion.Fusion;
import dev.walkout.topology.core.fusion.ZoneMemory;
import dev.walkout.topology.core.fusion.ZoneState;
import dev.walkout.topology.core.trip.ClosedTrip;
import dev.walkout.topology.core.trip.TripRules;
import dev.walkout.topology.core.trip.TripState;
import dev.walkout.topology.core.trip.WaitBook;
import dev.walkout.topology.core.trip.ZoneReach;
import dev.walkout.topology.wire.StateSerdes;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Sightings, presence and door events become movements, carts and receipts.
 *
 * <p>Two sub-topologies, since a zone's movements belong to trips that lie in other partitions: one
 * per zone fuses, one per trip settles. A zone's progress goes to every trip partition, behind the
 * movements it promises to be complete.
 */
public final class CheckoutTopology implements Supplier<Topology> {

  /** Names the application, see {@link Lane#applicationId}. */
  public static final String NAME = "checkout";

  private final Lane lane;
  private final AvroSerdes serdes;
  private final StateStores stores;
  private final CheckoutConfig config;

  /** What the wall clock decided before; null where it is asked. */
  private final WaitBook past;

  public CheckoutTopology(Lane lane, AvroSerdes serdes, StateStores stores, CheckoutConfig config) {
    this.lane = Objects.requireNonNull(lane, "lane");
    this.serdes = Objects.requireNonNull(serdes, "serdes");
    this.stores = Objects.requireNonNull(stores, "stores");
    this.config = Objects.requireNonNull(config, "config");
    this.past = null;
  }

  private CheckoutTopology(CheckoutTopology live, WaitBook past) {
    this.lane = live.lane;
    this.serdes = live.serdes;
    this.stores = live.stores;
    this.config = live.config;
    this.past = past;
  }

  /** The same for a replay: whose wait was too long is what the clock decided then. */
  public CheckoutTopology replaying(WaitBook waits) {
    return new CheckoutTopology(this, Objects.requireNonNull(waits, "waits"));
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    AtomicLong planogramUpdates = new AtomicLong();
    addCatalogue(topology, planogramUpdates);
    addZones(topology, planogramUpdates);
    addTrips(topology, planogramUpdates);
    return topology;
  }

  private void addCatalogue(Topology topology, AtomicLong planogramUpdates) {
    addGlobal(
        topology,
        Topics.PLANOGRAMS,
        Nodes.READ_PLANOGRAMS,
        new Kept(Nodes.UPDATE_PLANOGRAMS, Nodes.PLANOGRAMS, planogramUpdates));
    addGlobal(
        topology,
        Topics.PRODUCTS,
        Nodes.READ_PRODUCTS,
        new Kept(Nodes.UPDATE_PRODUCTS, Nodes.PRODUCTS, new AtomicLong()));
  }

  /** A catalogue topic's store, who updates it, and how often it was. */
  private record Kept(String processor, String store, AtomicLong updates) {}

  private void addZones(Topology topology, AtomicLong planogramUpdates) {
    Fusion fusion = new Fusion(config.fusion());
    addSource(topology, Nodes.READ_SIGHTINGS, Topics.SIGHTINGS);
    addSource(topology, Nodes.READ_PRESENCE, Topics.PRESENCE);
    topology.addProcessor(
        Nodes.FUSE_MOVEMENTS,
        () -> new ZoneProcessor(fusion, planogramUpdates),
        Nodes.READ_SIGHTINGS,
        Nodes.READ_PRESENCE);
    topology.addStateStore(
        state(Nodes.ZONES, StateSerdes.of(ZoneState.class)), Nodes.FUSE_MOVEMENTS);
    topology.addStateStore(
        state(Nodes.ZONE_MEMORY, StateSerdes.of(ZoneMemory.class)), Nodes.FUSE_MOVEMENTS);
    topology.addSink(
        Nodes.WRITE_MOVEMENTS,
        lane.of(Topics.MOVEMENTS).name(),
        new StringSerializer(),
        new SameAgain<>(serdes.values(lane.of(Topics.MOVEMENTS)).serializer()),
        new ProgressToAll(),
        Nodes.FUSE_MOVEMENTS);
  }

  private void addTrips(Topology topology, AtomicLong planogramUpdates) {
    TripRules rules = new TripRules(config.trip(), new CartRules(config.cart()), past);
    addSource(topology, Nodes.READ_MOVEMENTS, Topics.MOVEMENTS);
    addSource(topology, Nodes.READ_DOOR, Topics.DOOR);
    addSource(topology, Nodes.READ_VERDICTS, Topics.VERDICTS);
    topology.addProcessor(
        Nodes.SETTLE_TRIPS,
        () -> new TripProcessor(rules, planogramUpdates),
        Nodes.READ_MOVEMENTS,
        Nodes.READ_DOOR,
        Nodes.READ_VERDICTS);
    topology.addStateStore(
        state(Nodes.PROGRESS, StateSerdes.of(ZoneReach.class)), Nodes.SETTLE_TRIPS);
    topology.addStateStore(
        state(Nodes.OPEN_TRIPS, StateSerdes.of(TripState.class)), Nodes.SETTLE_TRIPS);
    topology.addStateStore(
        state(Nodes.CLOSED_TRIPS, StateSerdes.of(ClosedTrip.class)), Nodes.SETTLE_TRIPS);
    topology.addStateStore(
        state(Nodes.NOBODYS, StateSerdes.of(Movement.class)), Nodes.SETTLE_TRIPS);
    topology.addStateStore(state(Nodes.AGENDA, Serdes.String()), Nodes.SETTLE_TRIPS);
    addSink(topology, Nodes.WRITE_CART_EVENTS, Topics.CART_EVENTS);
    addSink(topology, Nodes.WRITE_CARTS, Topics.CARTS);
    addSink(topology, Nodes.WRITE_RECEIPTS, Topics.RECEIPTS);
    addSink(topology, Nodes.WRITE_REVIEWS, Topics.REVIEWS);
    addSink(topology, Nodes.PASS_ON_MOVEMENTS, Topics.MOVEMENTS);
  }

  private <V> void addSource(Topology topology, String node, Topic<V> topic) {
    Topic<V> own = lane.of(topic);
    topology.addSource(
        node, new StringDeserializer(), serdes.values(own).deserializer(), own.name());
  }

  private <V> void addSink(Topology topology, String node, Topic<V> topic) {
    Topic<V> own = lane.of(topic);
    topology.addSink(
        node,
        own.name(),
        new StringSerializer(),
        serdes.values(own).serializer(),
        Nodes.SETTLE_TRIPS);
  }

  private <V> void addGlobal(Topology topology, Topic<V> topic, String source, Kept kept) {
    Serde<V> values = serdes.values(topic);
    topology.addGlobalStore(
        store(kept.store(), values).withLoggingDisabled(),
        source,
        new StringDeserializer(),
        values.deserializer(),
        topic.name(),
        kept.processor(),
        () -> new KeepLatest<>(kept.store(), kept.updates()));
  }

  private <V> StoreBuilder<KeyValueStore<String, V>> state(String name, Serde<V> values) {
    return WriteBehindStore.before(store(name, values));
  }

  private <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(stores.keyValue(name), Serdes.String(), values);
  }
}
