package dev.walkout.vision.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What training makes small: a weighted sum of losses, written {@code cosine+1.5*supcon}.
 *
 * @param terms of the sum, of different kinds
 */
public record LossRecipe(List<Term> terms) {

  /** Found best on grocery photographs. */
  public static final LossRecipe STANDARD = parse("cosine+1.5*supcon+0.3*category");

  /** A loss and its weight, which is over 0. */
  public record Term(double weight, LossKind kind) {
    public Term {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "the weight of loss " + kind.label() + " is " + weight + ": use a number over 0");
      }
    }

    @Override
    public String toString() {
      return weight == 1 ? kind.label() : weight + "*" + kind.label();
    }
  }

  public LossRecipe {
    terms = List.copyOf(terms);
    if (terms.isEmpty() || terms.stream().map(Term::kind).distinct().count() < terms.size()) {
      throw new IllegalArgumentException(
          "the losses are " + terms + ": name each of them once, and at least one");
    }
  }

  /** A single loss. */
  public static LossRecipe of(LossKind kind) {
    return new LossRecipe(List.of(new Term(1, kind)));
  }

  /**
   * The recipe of a text such as {@code cosine+1.5*supcon}.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static LossRecipe parse(String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : text.split("\\+", -1)) {
      int sign = part.indexOf('*');
      double weight = sign < 0 ? 1 : weight(text, part.substring(0, sign).strip());
      terms.add(new Term(weight, LossKind.of(part.substring(sign + 1))));
    }
    return new LossRecipe(terms);
  }

  private static double weight(String text, String weight) {
    try {
      return Double.parseDouble(weight);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the loss \"" + text + "\" has the weight \"" + weight + "\": write 1.5*supcon", e);
    }
  }

  /** Whether mixed pictures teach it anything, see {@link LossKind#takesMixed}. */
  boolean takesMixed() {
    return terms.stream().anyMatch(term -> term.kind().takesMixed());
  }

  /** Whether it looks at pictures without their flaws. */
  boolean needsCleanPictures() {
    return has(LossKind.RECONSTRUCTION);
  }

  /** Whether a loss is part of the sum. */
  boolean has(LossKind kind) {
    return terms.stream().anyMatch(term -> term.kind() == kind);
  }

  /** The loss of a batch, a scalar. */
  Operand<TFloat32> build(Ops tf, Loss.Batch batch, LossHeads heads) {
    // TensorFlow refuses weights that no loss depends on, as the linear map in an autoencoder.
    Operand<TFloat32> sum =
        tf.math.mul(
            tf.math.mean(batch.embeddings(), tf.constant(new int[] {0, 1})), tf.constant(0f));
    for (Term term : terms) {
      Operand<TFloat32> weight = tf.constant((float) term.weight());
      if (!term.kind().takesMixed()) {
        weight = tf.math.mul(weight, batch.pairs());
      }
      Operand<TFloat32> value = term.kind().over(heads).value(tf, batch);
      sum = tf.math.add(sum, tf.math.mul(value, weight));
    }
    return sum;
  }

  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining("+"));
  }
}
