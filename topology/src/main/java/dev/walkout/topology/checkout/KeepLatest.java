package dev.walkout.topology.checkout;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the last value of each key of a catalogue topic, and counts its updates. */
final class KeepLatest<V> implements Processor<String, V, Void, Void> {

  private final String storeName;
  private final AtomicLong updates;
  private KeyValueStore<String, V> store;

  KeepLatest(String storeName, AtomicLong updates) {
    this.storeName = storeName;
    this.updates = updates;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<String, V> record) {
    if (record.value() == null) {
      store.delete(record.key());
    } else {
      store.put(record.key(), record.value());
    }
    updates.incrementAndGet();
  }
}
