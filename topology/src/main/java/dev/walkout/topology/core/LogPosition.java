package dev.walkout.topology.core;

/** Where a record lies in the log. */
public record LogPosition(String topic, int partition, long offset) {}
