package dev.walkout.sim.scenario.script;

import java.time.Instant;

/** A line of the story: who truly did what, and when. */
public record Note(Instant at, String tripId, String who, String text) {}
