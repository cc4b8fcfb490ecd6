package dev.walkout.vision.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The losses there are, by the names that {@code --loss} and model.json give them. */
public enum LossKind {
  /** {@link Contrastive} of Hadsell, Chopra and LeCun 2006. */
  CONTRASTIVE("contrastive", false, heads -> new Contrastive(Contrastive.MARGIN)),
  /** {@link BatchHardTriplet} of Hermans et al. 2017. */
  TRIPLET("triplet", false, heads -> new BatchHardTriplet(BatchHardTriplet.MARGIN)),
  /** {@link SemiHardTriplet} of Schroff et al. 2015. */
  SEMI_HARD_TRIPLET(
      "semi-hard-triplet", false, heads -> new SemiHardTriplet(SemiHardTriplet.MARGIN)),
  /** {@link NPair} of Sohn 2016. */
  N_PAIR("n-pair", false, heads -> new NPair(NPair.SCALE)),
  /** {@link MultiSimilarity} of Wang et al. 2019. */
  MULTI_SIMILARITY("multi-similarity", false, heads -> MultiSimilarity.STANDARD),
  /** {@link ProxyNca} of Movshovitz-Attias et al. 2017. */
  PROXY_NCA(
      "proxy-nca", false, heads -> new ProxyNca(heads.perProduct("proxy-nca"), ProxyNca.SCALE)),
  /** {@link ProxyAnchor} of Kim et al. 2020. */
  PROXY_ANCHOR(
      "proxy-anchor",
      false,
      heads ->
          new ProxyAnchor(
              heads.perProduct("proxy-anchor"),
              heads.products(),
              ProxyAnchor.SCALE,
              ProxyAnchor.MARGIN)),
  /** {@link SoftTriple} of Qian et al. 2019. */
  SOFT_TRIPLE(
      "soft-triple",
      true,
      heads ->
          new SoftTriple(
              heads.perProduct("soft-triple", SoftTriple.CENTRES), SoftTriple.Settings.STANDARD)),
  /** {@link SupervisedContrastive} of Khosla et al. 2020. */
  SUPCON("supcon", false, heads -> new SupervisedContrastive(SupervisedContrastive.TEMPERATURE)),
  /** {@link CosineSoftmax} with the margin of Wang et al. 2018. */
  COSINE(
      "cosine",
      true,
      heads ->
          new CosineSoftmax(
              heads.perProduct("products"),
              heads.products(),
              CosineSoftmax.SCALE,
              CosineSoftmax.MARGIN)),
  /** {@link EmbeddingHead}, plain classification. */
  CROSS_ENTROPY(
      "cross-entropy", true, heads -> new EmbeddingHead(heads.perProduct("cross-entropy"))),
  /** {@link CategoryHead}, which keeps kinds of things together. */
  CATEGORY("category", true, heads -> new CategoryHead(heads.perCategory())),
  /** {@link Reconstruction} of Vincent et al. 2008, for pictures without labels. */
  RECONSTRUCTION("reconstruction", false, Reconstruction::of),
  /** {@link RelationalDistillation} of Park et al. 2019, for models that teach. */
  RELATIONAL("relational", true, heads -> new RelationalDistillation());

  private final String label;
  private final boolean mixed;
  private final Function<LossHeads, Loss> maker;

  LossKind(String label, boolean mixed, Function<LossHeads, Loss> maker) {
    this.label = label;
    this.mixed = mixed;
    this.maker = maker;
  }

  public String label() {
    return label;
  }

  /** Whether it can learn from pictures that show two products, as mixup and CutMix make them. */
  boolean takesMixed() {
    return mixed;
  }

  /** The loss over a graph, what it learns declared. */
  Loss over(LossHeads heads) {
    return maker.apply(heads);
  }

  /**
   * The loss of a label.
   *
   * @throws IllegalArgumentException naming the label and the known ones
   */
  public static LossKind of(String label) {
    List<String> known = Arrays.stream(values()).map(LossKind::label).toList();
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("loss is \"" + label + "\": use some of " + known));
  }
}
