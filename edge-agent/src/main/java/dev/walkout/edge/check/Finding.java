package dev.walkout.edge.check;

/**
 * What a check found.
 *
 * @param what disk, journal, clock, broker, registry or a camera
 * @param good whether it is as it should be
 * @param said what was found and, where it is not good, what to do
 */
public record Finding(String what, boolean good, String said) {

  static Finding good(String what, String said) {
    return new Finding(what, true, said);
  }

  static Finding bad(String what, String said) {
    return new Finding(what, false, said);
  }
}
