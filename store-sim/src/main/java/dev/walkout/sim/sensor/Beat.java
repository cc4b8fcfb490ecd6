package dev.walkout.sim.sensor;

import java.time.Duration;
import java.time.Instant;

/** When a sensor beats: first, and then every period, up to and including last. */
record Beat(Instant first, Duration period, Instant last) {}
