package dev.walkout.edge.duty;

/** Work that is done in small steps, none of which blocks for longer than about a second. */
public interface Duty {

  /** What it is called in logs and metrics, such as {@code journal}. */
  String role();

  /**
   * Does what there is to do now.
   *
   * @return how much was done; 0 when there was nothing to do
   * @throws Exception when it could not; it is counted, and the duty is turned again after a rest
   */
  int doWork() throws Exception;
}
