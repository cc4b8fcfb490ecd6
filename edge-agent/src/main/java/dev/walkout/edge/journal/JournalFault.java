package dev.walkout.edge.journal;

/** The disk did not do what was asked of it; nothing that was acknowledged before is touched. */
public final class JournalFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalFault(String message, Throwable cause) {
    super(message, cause);
  }
}
