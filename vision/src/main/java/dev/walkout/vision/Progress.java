package dev.walkout.vision;

/** Progress is where long work says how far it has come; implementations must be quick. */
public interface Progress {

  /**
   * A piece of work begins.
   *
   * @param what the work, in a few words
   * @param total how many units it has; 0 or less when unknown
   */
  void begin(String what, long total);

  /**
   * Some units are done.
   *
   * @param by units done since the last call, 0 or more
   * @param note a short remark for this moment, may be empty
   */
  void step(long by, String note);

  /** The piece of work that began last has ended. */
  void end(String summary);

  /** A Progress that says nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void begin(String what, long total) {}

      @Override
      public void step(long by, String note) {}

      @Override
      public void end(String summary) {}
    };
  }
}
