package dev.walkout.shop.billing.webhook;

import java.time.Duration;

/** What became of one try to deliver. */
sealed interface Answer {

  /** The endpoint took it. */
  record Taken() implements Answer {}

  /** It did not arrive, or was not taken. */
  record Failed(String reason) implements Answer {}

  /** The record is no receipt; no further try will change that. */
  record Unreadable(String reason) implements Answer {}

  /**
   * The endpoint asks to be left alone, by whatever is sent: it is no fault of what was sent, and
   * no try.
   */
  record HoldOff(Duration pause, String reason) implements Answer {}

  /** The endpoint is gone for good. */
  record Gone() implements Answer {}
}
