package dev.walkout.topology.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the topology's tasks flush it before they commit is what KillAndRestartIT would miss. */
class WriteBehindStoreTest {

  private KeyValueStore<String, String> store;
  private KeyValueStore<String, String> inner;

  @BeforeEach
  @SuppressWarnings("unchecked") // it wraps what it was given
  void open() {
    store =
        WriteBehindStore.before(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("s"), Serdes.String(), Serdes.String())
                    .withLoggingDisabled())
            .build();
    inner = ((WrappedStateStore<KeyValueStore<String, String>, String, String>) store).wrapped();
    var context = new MockProcessorContext<Void, Void>(new Properties());
    store.init(context.getStateStoreContext(), store);
  }

  @Test
  void whatWasPutIsThereAtOnceAndWrittenWithTheCommit() {
    store.put("a", "1");
    store.put("a", "2");

    assertThat(store.get("a")).isEqualTo("2");
    assertThat(inner.get("a")).isNull();
    commit();
    assertThat(inner.get("a")).isEqualTo("2");
  }

  @Test
  void aDeletedValueIsGoneAtOnceAndWithTheCommit() {
    inner.put("a", "1");

    assertThat(store.delete("a")).isEqualTo("1");
    assertThat(store.get("a")).isNull();
    assertThat(inner.get("a")).isEqualTo("1");
    commit();
    assertThat(inner.get("a")).isNull();
  }

  @Test
  void scansSeeWhatIsNotCommittedYet() {
    inner.put("a", "1");
    store.put("b", "2");
    store.put("c", "3");

    assertThat(keys(store.range("b", "c"))).containsExactly("b", "c");
    assertThat(keys(store.all())).containsExactly("a", "b", "c");
  }

  @Test
  void whatIsNoLongerHeldIsWrittenBeforeItGoes() {
    int many = 10_000;
    IntStream.range(0, many).forEach(i -> store.put("k" + i, "v" + i));

    assertThat(inner.get("k0")).isEqualTo("v0");
    assertThat(IntStream.range(0, many).mapToObj(i -> store.get("k" + i)))
        .containsExactlyElementsOf(IntStream.range(0, many).mapToObj(i -> "v" + i).toList());
    commit();
    assertThat(inner.approximateNumEntries()).isEqualTo(many);
  }

  @Test
  void whatWasNotCommittedIsForgottenWithTheTask() {
    store.put("a", "1");
    store.close();
    var context = new MockProcessorContext<Void, Void>(new Properties());
    store.init(context.getStateStoreContext(), (StateStore) store);

    assertThat(store.get("a")).isNull();
  }

  private void commit() {
    ((CachedStateStore<?, ?>) store).flushCache();
  }

  private static List<String> keys(KeyValueIterator<String, String> entries) {
    List<String> keys = new ArrayList<>();
    try (entries) {
      entries.forEachRemaining((KeyValue<String, String> entry) -> keys.add(entry.key));
    }
    return keys;
  }
}
