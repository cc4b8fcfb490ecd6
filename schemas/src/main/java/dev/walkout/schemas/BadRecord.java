package dev.walkout.schemas;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes on a topic that are not what the contract says; names the field, its value and the remedy.
 */
public final class BadRecord extends SerializationException {
  private static final long serialVersionUID = 1L;

  BadRecord(String field, String value, String remedy, Throwable cause) {
    super(field + " is '" + value + "': " + remedy, cause);
  }
}
