package dev.walkout.topology.core;

/** Input that no rule can use: the field, its value and what the sender can do about it. */
public record Fault(String field, String value, String remedy) {

  @Override
  public String toString() {
    return field + " is '" + value + "': " + remedy;
  }
}
