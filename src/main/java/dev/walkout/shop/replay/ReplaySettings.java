package dev.walkout.shop.replay;

import dev.walkout.shop.UserError;
import dev.walkout.topology.checkout.CheckoutConfig;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Thresholds;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code --set} changes of a replay.
 *
 * <p>{@code gate.tl}, {@code gate.th} and {@code gate.margin} are distances, or with a sign what is
 * added to those of every category; all others are settings of {@link CheckoutConfig}.
 */
public final class ReplaySettings {

  private static final String TL = "gate.tl";
  private static final String TH = "gate.th";
  private static final String MARGIN = "gate.margin";

  /** Of the wall clock's time, which replays do not have. */
  private static final String BUDGET = "trip.budget";

  private final CheckoutConfig checkout;
  private final Map<String, String> gate;

  private ReplaySettings(CheckoutConfig checkout, Map<String, String> gate) {
    this.checkout = checkout;
    this.gate = gate;
  }

  /**
   * The defaults with these changes.
   *
   * @throws UserError if a key is not known; it lists those that are
   * @throws IllegalArgumentException naming key and value, if the value is refused
   */
  public static ReplaySettings of(Map<String, String> changes) {
    CheckoutConfig checkout = CheckoutConfig.defaults();
    Map<String, String> known = settable(checkout);
    Map<String, String> gate = new TreeMap<>();
    for (Map.Entry<String, String> change : changes.entrySet()) {
      String key = change.getKey();
      if (key.equals(TL) || key.equals(TH) || key.equals(MARGIN)) {
        moved(key, 0, change.getValue());
        gate.put(key, change.getValue());
      } else if (key.equals(BUDGET)) {
        throw new UserError(
            "--set "
                + BUDGET
                + " changes nothing: which trips waited too long was decided by the clock when it"
                + " happened, and replays keep to that; leave it out");
      } else if (known.containsKey(key)) {
        checkout = RecordSettings.with(checkout, key, change.getValue());
      } else {
        throw new UserError(
            "--set "
                + key
                + " is no setting: give one of "
                + TL
                + ", "
                + TH
                + ", "
                + MARGIN
                + ", "
                + String.join(", ", known.keySet()));
      }
    }
    return new ReplaySettings(checkout, gate);
  }

  /** How checkout is set. */
  public CheckoutConfig checkout() {
    return checkout;
  }

  /** Whether the gate is set otherwise than its model has it. */
  boolean gateMoved() {
    return !gate.isEmpty();
  }

  /** The model with its gate as it is set. */
  ModelCard gate(ModelCard model) {
    Map<String, Thresholds> moved = new TreeMap<>();
    model
        .thresholds()
        .forEach(
            (category, its) ->
                moved.put(
                    category,
                    new Thresholds(
                        moved(TL, its.acceptBelow(), gate.get(TL)),
                        moved(TH, its.rejectAbove(), gate.get(TH)),
                        moved(MARGIN, its.margin(), gate.get(MARGIN)),
                        its.crops())));
    return gate.isEmpty() ? model : model.withThresholds(moved);
  }

  /** Every setting of checkout and what was set of the gate. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(settable(checkout));
    for (String key : new String[] {TL, TH, MARGIN}) {
      all.put(key, gate.getOrDefault(key, "+0"));
    }
    return all;
  }

  private static Map<String, String> settable(CheckoutConfig checkout) {
    Map<String, String> settings = new TreeMap<>(RecordSettings.of(checkout));
    settings.remove(BUDGET);
    return settings;
  }

  private static double moved(String key, double by, String text) {
    if (text == null) {
      return by;
    }
    try {
      double value = Double.parseDouble(text);
      boolean signed = text.startsWith("+") || text.startsWith("-");
      return signed ? Math.max(0, by + value) : value;
    } catch (NumberFormatException e) {
      throw new UserError(
          "--set "
              + key
              + " must be a distance such as 0.6, or +0.05 or -0.05 to move that of"
              + " every category, not '"
              + text
              + "'",
          e);
    }
  }
}
