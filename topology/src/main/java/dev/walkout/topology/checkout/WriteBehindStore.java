package dev.walkout.topology.checkout;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A store that has its newest values at hand as they are, and writes those that changed when its
 * task commits: however often a state changes between two commits, it is serialised, logged and
 * written once.
 *
 * <p>A task tells its stores that it is about to commit through {@code flushCache}, which is how
 * Kafka Streams' own caches work. They hold bytes, so that they save neither the serialising nor
 * the parsing, which is what a change costs most.
 *
 * <p>For the task's own thread alone. Values must not change once they are put. When a task dies,
 * what was not committed is forgotten with it.
 */
final class WriteBehindStore<V> extends WrappedStateStore<KeyValueStore<String, V>, String, V>
    implements KeyValueStore<String, V> {

  /** So many keys are held; of a partition's open trips that is who moves about. */
  private static final int HELD = 2000;

  /** In the order of their last use. */
  private final LinkedHashMap<String, Optional<V>> held = new LinkedHashMap<>(64, 0.75f, true);

  private final Set<String> unwritten = new HashSet<>();

  private WriteBehindStore(KeyValueStore<String, V> inner) {
    super(inner);
  }

  /** Puts such a store before the one that the builder builds. */
  static <V> StoreBuilder<KeyValueStore<String, V>> before(
      StoreBuilder<KeyValueStore<String, V>> inner) {
    return new Builder<>(inner);
  }

  @Override
  public V get(String key) {
    Optional<V> known = held.get(key);
    if (known == null) {
      known = Optional.ofNullable(wrapped().get(key));
      hold(key, known);
    }
    return known.orElse(null);
  }

  @Override
  public void put(String key, V value) {
    unwritten.add(key);
    hold(key, Optional.ofNullable(value));
  }

  @Override
  public V putIfAbsent(String key, V value) {
    V before = get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public void putAll(List<KeyValue<String, V>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public V delete(String key) {
    V before = get(key);
    put(key, null);
    return before;
  }

  @Override
  public KeyValueIterator<String, V> range(String from, String to) {
    flushCache();
    return wrapped().range(from, to);
  }

  @Override
  public KeyValueIterator<String, V> all() {
    flushCache();
    return wrapped().all();
  }

  @Override
  public long approximateNumEntries() {
    return wrapped().approximateNumEntries();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    held.clear();
    unwritten.clear();
    super.init(context, root);
  }

  @Override
  public void flushCache() {
    // In the order of their keys the same changes make the same changelog.
    unwritten.stream().sorted().forEach(key -> wrapped().put(key, held.get(key).orElse(null)));
    unwritten.clear();
    super.flushCache();
  }

  private void hold(String key, Optional<V> value) {
    held.put(key, value);
    if (held.size() > HELD) {
      Iterator<Map.Entry<String, Optional<V>>> oldest = held.entrySet().iterator();
      Map.Entry<String, Optional<V>> gone = oldest.next();
      if (unwritten.remove(gone.getKey())) {
        wrapped().put(gone.getKey(), gone.getValue().orElse(null));
      }
      oldest.remove();
    }
  }

  private record Builder<V>(StoreBuilder<KeyValueStore<String, V>> inner)
      implements StoreBuilder<KeyValueStore<String, V>> {

    @Override
    public KeyValueStore<String, V> build() {
      return new WriteBehindStore<>(inner.build());
    }

    @Override
    public StoreBuilder<KeyValueStore<String, V>> withCachingEnabled() {
      return new Builder<>(inner.withCachingEnabled());
    }

    @Override
    public StoreBuilder<KeyValueStore<String, V>> withCachingDisabled() {
      return new Builder<>(inner.withCachingDisabled());
    }

    @Override
    public StoreBuilder<KeyValueStore<String, V>> withLoggingEnabled(Map<String, String> config) {
      return new Builder<>(inner.withLoggingEnabled(config));
    }

    @Override
    public StoreBuilder<KeyValueStore<String, V>> withLoggingDisabled() {
      return new Builder<>(inner.withLoggingDisabled());
    }

    @Override
    public Map<String, String> logConfig() {
      return inner.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
      return inner.loggingEnabled();
    }

    @Override
    public String name() {
      return inner.name();
    }
  }
}
