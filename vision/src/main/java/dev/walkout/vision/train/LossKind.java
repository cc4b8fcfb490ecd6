package dev.walkout.vision.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What training makes small; the names are those of {@code --loss}. */
public enum LossKind {
  /** Cosine softmax with margin, supervised contrastive and a small category head. */
  COSINE_SUPCON("cosine+supcon"),
  /** Batch-hard triplet alone. */
  TRIPLET("triplet");

  private final String label;

  LossKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /**
   * @throws IllegalArgumentException naming the label and the known ones
   */
  public static LossKind of(String label) {
    List<String> known = Arrays.stream(values()).map(LossKind::label).toList();
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("loss is \"" + label + "\": use one of " + known));
  }
}
