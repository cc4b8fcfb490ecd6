package dev.walkout.vision.evaluate;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.evaluate.CoverageCurve.Point;
import dev.walkout.vision.evaluate.EvaluationReport.Data;
import dev.walkout.vision.evaluate.EvaluationReport.Folder;
import dev.walkout.vision.evaluate.EvaluationReport.Noise;
import dev.walkout.vision.evaluate.EvaluationReport.Row;
import dev.walkout.vision.evaluate.EvaluationReport.Rows;
import dev.walkout.vision.evaluate.EvaluationReport.SeenInTraining;
import dev.walkout.vision.evaluate.EvaluationReport.Sides;
import dev.walkout.vision.evaluate.EvaluationReport.Timing;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.PhotoFolder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges a model on photo folders: known products, new products, strangers, what thresholds are
 * worth, speed; and beside it the shipped general model, a naive and an oracle row.
 *
 * <p>The nearest product is the gate's own nearest candidate, so a figure here is what recognition
 * would say. New products are enrolled with a few photos drawn by a seed; the figures are the mean
 * of several seeds.
 */
public final class Evaluation {

  private static final int CONFUSED = 24;

  private final Contender judged;
  private final Optional<Contender> shipped;
  private final SeenPhotos seen;
  private final Progress progress;

  /**
   * An evaluation of a model.
   *
   * @param shipped the general model, if it is another one
   * @param seen the photos that the model was trained on
   */
  public Evaluation(
      Embedder model, Optional<Embedder> shipped, SeenPhotos seen, Progress progress) {
    this.judged = Contender.trained(model);
    this.shipped = shipped.map(Contender::trained);
    this.seen = seen;
    this.progress = progress;
  }

  /**
   * Reads and embeds all photos and judges them.
   *
   * @throws IllegalArgumentException naming the folder and the remedy, if the folders do not fit
   *     each other or hold too few photos
   */
  public EvaluationReport run(EvaluationRequest request) {
    Folders folders = Folders.of(request);
    Judge judge = new Judge(judged, folders, request.draws(), progress);
    Judgement ours = judge.judge();
    Optional<Judge> general =
        shipped.map(model -> new Judge(model, folders, request.draws(), progress));
    Rows rows = rows(general, folders, request, ours);
    LimitReport limits = new LimitStudy(judge, request.draws()).report(progress);
    Point point = limits.settings().get(0).best(request.draws().wrongAcceptRate()).point();
    ModelCard card = judge.card();
    return new EvaluationReport(
        new EvaluationReport.Model(card.name(), card.version(), card.inputSize(), card.dimension()),
        data(folders, request),
        noise(ours, rows),
        ours.known(),
        ours.unseen(),
        ours.gate(),
        ours.strangers(),
        ours.beforeEnrolled(),
        point.wrongAcceptRate(),
        point.coverage(),
        limits,
        ours.msPerCrop(),
        new Timing(FolderEmbedding.BATCH, 1, "read, decode, embed"),
        rows,
        confused(judge),
        clusters(judge, general),
        seen(folders));
  }

  private Rows rows(
      Optional<Judge> general, Folders folders, EvaluationRequest request, Judgement ours) {
    Row naive;
    try (Embedder histogram = new HistogramEmbedder()) {
      Contender row = new Contender("naive (histograms)", histogram, false);
      naive = new Judge(row, folders, request.draws(), progress).judge().row();
    }
    Sides perfect = new Sides(Recalls.PERFECT, Recalls.PERFECT);
    boolean fresh = ours.unseen() != null;
    Row oracle =
        new Row(
            "oracle",
            fresh ? perfect : new Sides(Recalls.PERFECT, null),
            fresh ? perfect : null,
            null,
            null);
    return new Rows(general.map(its -> its.judge().row()).orElse(null), naive, oracle);
  }

  private static Noise noise(Judgement ours, Rows rows) {
    List<Recalls> all =
        Stream.concat(Stream.of(ours.row()), Stream.of(rows.naive()))
            .flatMap(row -> Stream.of(row.known(), row.unseen()))
            .filter(sides -> sides != null)
            .flatMap(sides -> Stream.of(sides.alone(), sides.inFullGallery()))
            .filter(recalls -> recalls != null)
            .toList();
    return new Noise(
        all.stream().mapToDouble(Recalls::seedSpread).max().orElse(0),
        all.stream()
            .mapToDouble(one -> (one.interval().high() - one.interval().low()) / 2)
            .max()
            .orElse(0));
  }

  private static List<Confusion> confused(Judge judge) {
    Judge.Asked asked = judge.hasFresh() ? judge.inFullGallery(0) : judge.single();
    return Confusion.among(asked, CONFUSED);
  }

  /** Clusters are the general model's, so that models are compared on the same ones. */
  private static List<ClusterRow> clusters(Judge judge, Optional<Judge> general) {
    Gallery gallery = general.orElse(judge).single().gallery();
    return ClusterRow.of(
        Clusters.of(gallery),
        gallery,
        judge.single().enrolled(),
        general.map(its -> its.single().enrolled()).orElse(null));
  }

  private SeenInTraining seen(Folders folders) {
    return new SeenInTraining(
        seen.share(folders.gallery()),
        seen.share(folders.queries()),
        folders.fresh().map(seen::share).orElse(null));
  }

  private static Data data(Folders folders, EvaluationRequest request) {
    return new Data(
        folder(folders.gallery()),
        folder(folders.queries()),
        folders.fresh().map(Evaluation::folder).orElse(null),
        folders.strangers().map(Evaluation::folder).orElse(null),
        folders.split(),
        request.draws().shots(),
        request.draws().seeds(),
        request.draws().seed());
  }

  private static Folder folder(PhotoFolder folder) {
    return new Folder(folder.root().toString(), folder.products().size(), folder.photoCount());
  }
}
