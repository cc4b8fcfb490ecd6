package dev.walkout.sim.sensor;

import dev.walkout.schemas.Topic;
import java.time.Instant;

/**
 * A record that a sensor publishes.
 *
 * @param at event time of publishing, to be the record's timestamp
 */
public record Emission<V>(Topic<V> topic, String key, V value, Instant at) {}
