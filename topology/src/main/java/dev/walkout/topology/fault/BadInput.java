package dev.walkout.topology.fault;

import dev.walkout.topology.core.Fault;

/**
 * A record that no rule can use; names the field, its value and the remedy. It goes to the dead
 * letters and the stream goes on.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInput(Fault fault) {
    super(fault.toString());
  }

  public BadInput(String field, String value, String remedy) {
    this(new Fault(field, value, remedy));
  }
}
