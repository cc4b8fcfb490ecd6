package dev.walkout.vision.picture;

/** A picture that cannot be used; the message names the field, the value and the remedy. */
public final class BadPicture extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;
  private final String remedy;

  public BadPicture(String field, String value, String remedy) {
    this(field, value, remedy, null);
  }

  public BadPicture(String field, String value, String remedy, Throwable cause) {
    super("bad picture: " + field + " is " + value + "; " + remedy, cause);
    this.field = field;
    this.value = value;
    this.remedy = remedy;
  }

  /** What was wrong, for example {@code size}. */
  public String field() {
    return field;
  }

  /** The value that was refused, shortened if it was long. */
  public String value() {
    return value;
  }

  /** What the sender should do about it. */
  public String remedy() {
    return remedy;
  }
}
