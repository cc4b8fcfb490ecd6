package dev.walkout.topology.checkout;

import dev.walkout.topology.core.fusion.ZoneMemory;
import dev.walkout.topology.core.fusion.ZoneState;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The zones of one partition. What a zone has learned is large and changes with movements only, so
 * it lies in a store of its own; what was read or written last is at hand, since nobody else
 * writes.
 */
final class Zones {

  private final KeyValueStore<String, ZoneState> states;
  private final KeyValueStore<String, ZoneMemory> memories;
  private final Map<String, ZoneState> atHand = new HashMap<>();

  Zones(ProcessorContext<?, ?> context) {
    this.states = context.getStateStore(Nodes.ZONES);
    this.memories = context.getStateStore(Nodes.ZONE_MEMORY);
  }

  /** The zone, or one of which nothing has been heard. */
  ZoneState get(String key) {
    return atHand.computeIfAbsent(key, this::read);
  }

  void put(String key, ZoneState state) {
    ZoneState before = get(key);
    if (state.memory() != before.memory()) {
      memories.put(key, state.memory());
    }
    if (state != before) {
      states.put(key, state.with(ZoneMemory.EMPTY));
      atHand.put(key, state);
    }
  }

  private ZoneState read(String key) {
    ZoneState state = states.get(key);
    ZoneMemory memory = memories.get(key);
    ZoneState known = state == null ? ZoneState.EMPTY : state;
    return memory == null ? known : known.with(memory);
  }
}
