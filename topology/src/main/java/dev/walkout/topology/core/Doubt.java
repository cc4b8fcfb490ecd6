package dev.walkout.topology.core;

/** An outcome that says what could not be proven and why; never charged. */
public record Doubt(DoubtReason reason, String detail) {}
