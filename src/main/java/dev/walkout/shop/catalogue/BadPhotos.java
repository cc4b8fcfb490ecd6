package dev.walkout.shop.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** Photos that cannot be enrolled; nothing was written. The message names each with its remedy. */
public final class BadPhotos extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;
  private static final int NAMED = 10;

  private final transient List<Fault> faults;

  /** A photo and why it cannot be enrolled, with the remedy. */
  public record Fault(String photo, String reason) {}

  BadPhotos(List<Fault> faults) {
    super(message(faults));
    this.faults = List.copyOf(faults);
  }

  /** All of them. */
  public List<Fault> faults() {
    return faults;
  }

  private static String message(List<Fault> faults) {
    String named =
        faults.stream()
            .limit(NAMED)
            .map(fault -> "%n  %s: %s".formatted(fault.photo(), fault.reason()))
            .collect(Collectors.joining());
    String more = faults.size() > NAMED ? "%n  ...".formatted() : "";
    return "nothing was enrolled, because "
        + (faults.size() == 1 ? "a photo" : faults.size() + " photos")
        + " cannot be used; replace them, or leave them out:"
        + named
        + more;
  }
}
