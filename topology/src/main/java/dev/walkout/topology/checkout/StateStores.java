package dev.walkout.topology.checkout;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Where the topology's state lies while it runs; its changelog is on the broker either way. */
public enum StateStores {
  /** In the heap: for tests, and for shops that restore quickly. */
  IN_MEMORY {
    @Override
    KeyValueBytesStoreSupplier keyValue(String name) {
      return Stores.inMemoryKeyValueStore(name);
    }
  },
  /** In RocksDB below the state folder: a restart goes on where it was. */
  ON_DISK {
    @Override
    KeyValueBytesStoreSupplier keyValue(String name) {
      return Stores.persistentKeyValueStore(name);
    }
  };

  abstract KeyValueBytesStoreSupplier keyValue(String name);
}
