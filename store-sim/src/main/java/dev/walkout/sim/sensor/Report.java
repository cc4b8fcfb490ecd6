package dev.walkout.sim.sensor;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * An emission that is due and not yet made.
 *
 * @param at when it is published
 * @param sensorId who publishes it
 * @param pictured whether making it renders pictures, the costly part
 * @param emission makes it; gives the same whenever and wherever it is called
 */
public record Report(
    Instant at, String sensorId, boolean pictured, Supplier<Emission<?>> emission) {}
