package dev.walkout.vision.evaluate;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.evaluate.EvaluationReport.Data;
import dev.walkout.vision.evaluate.EvaluationReport.Folder;
import dev.walkout.vision.evaluate.EvaluationReport.GateShares;
import dev.walkout.vision.evaluate.EvaluationReport.Known;
import dev.walkout.vision.evaluate.EvaluationReport.Row;
import dev.walkout.vision.evaluate.EvaluationReport.SeenInTraining;
import dev.walkout.vision.evaluate.EvaluationReport.Strangers;
import dev.walkout.vision.evaluate.EvaluationReport.Timing;
import dev.walkout.vision.evaluate.EvaluationReport.Unseen;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.PhotoFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Judges a model on photo folders: known products, new products, strangers, speed, and a naive and
 * an oracle row beside it.
 *
 * <p>The nearest product is the gate's own nearest candidate, so a figure here is what recognition
 * would say. New products are enrolled with a few photos drawn by a seed; the figures are the mean
 * of several draws.
 */
public final class Evaluation {

  private final Embedder embedder;
  private final SeenPhotos seen;
  private final Progress progress;

  /** An evaluation of a model; {@code seen} are the photos it was trained on. */
  public Evaluation(Embedder embedder, SeenPhotos seen, Progress progress) {
    this.embedder = embedder;
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
    Judged ours = judge(folders, request, embedder, with(embedder.model(), Tally::of));
    Judged naive;
    try (Embedder histogram = new HistogramEmbedder()) {
      Judge nearest = with(histogram.model(), Tally::ofNearestAnchors);
      naive = judge(folders, request, histogram, nearest);
    }
    ModelCard model = embedder.model();
    Unseen perfect = folders.fresh().isPresent() ? new Unseen(1, 1, new Known(1, 1)) : null;
    return new EvaluationReport(
        new EvaluationReport.Model(
            model.name(), model.version(), model.inputSize(), model.dimension()),
        data(folders, request),
        ours.known(),
        ours.unseen(),
        GateShares.of(ours.tally()),
        ours.strangers(),
        ours.msPerCrop(),
        new Timing(FolderEmbedding.BATCH, 1, "read, decode, embed"),
        new Row("naive (histograms)", naive.known(), naive.unseen(), naive.msPerCrop()),
        new Row("oracle", new Known(1, 1), perfect, null),
        new SeenInTraining(
            seen.share(folders.gallery()),
            seen.share(folders.queries()),
            folders.fresh().map(seen::share).orElse(null)));
  }

  /** How queries are judged against the anchors of a gallery. */
  private interface Judge {
    Tally of(List<Labelled> anchors, List<Labelled> queries);
  }

  private static Judge with(ModelCard card, BiFunction<Gallery, List<Labelled>, Tally> ofGallery) {
    return (anchors, queries) -> ofGallery.apply(Galleries.of(card, anchors), queries);
  }

  private record Judged(Tally tally, Unseen unseen, Strangers strangers, double msPerCrop) {
    Known known() {
      return top(tally);
    }
  }

  private Judged judge(Folders folders, EvaluationRequest request, Embedder model, Judge judge) {
    FolderEmbedding gallery = FolderEmbedding.of(folders.gallery(), model, progress);
    FolderEmbedding queries = FolderEmbedding.of(folders.queries(), model, progress);
    Tally known = judge.of(gallery.photos(), queries.photos());
    if (folders.fresh().isEmpty()) {
      Tally left = leaveOneOut(gallery.photos(), queries.photos(), judge);
      Strangers strangers = strangers("each product taken out of the gallery in turn", left);
      return new Judged(known, null, strangers, gallery.msPerCrop());
    }
    List<Labelled> fresh =
        FolderEmbedding.of(folders.fresh().orElseThrow(), model, progress).photos();
    Tally outside = judge.of(gallery.photos(), fresh);
    return new Judged(
        known,
        unseen(gallery.photos(), fresh, request, judge),
        strangers("the new products before they are enrolled", outside),
        gallery.msPerCrop());
  }

  private static Unseen unseen(
      List<Labelled> gallery, List<Labelled> fresh, EvaluationRequest request, Judge judge) {
    Tally among = Tally.EMPTY;
    Tally inFull = Tally.EMPTY;
    for (int round = 0; round < request.rounds(); round++) {
      Shots shots = Shots.draw(fresh, request.shots(), request.seed() + round);
      among = among.plus(judge.of(shots.enrolled(), shots.queries()));
      List<Labelled> all = new ArrayList<>(gallery);
      all.addAll(shots.enrolled());
      inFull = inFull.plus(judge.of(all, shots.queries()));
    }
    return new Unseen(among.top1(), among.top5(), top(inFull));
  }

  private static Tally leaveOneOut(List<Labelled> gallery, List<Labelled> queries, Judge judge) {
    Tally sum = Tally.EMPTY;
    for (String sku : Galleries.someSkus(queries)) {
      List<Labelled> others = gallery.stream().filter(one -> !one.sku().equals(sku)).toList();
      List<Labelled> its = queries.stream().filter(one -> one.sku().equals(sku)).toList();
      sum = sum.plus(judge.of(others, its));
    }
    return sum;
  }

  private static Strangers strangers(String how, Tally tally) {
    double accepted = tally.coverage();
    double rejected = Tally.share(tally.unknown(), tally.queries());
    return new Strangers(how, tally.queries(), accepted, 1 - accepted - rejected, rejected);
  }

  private static Known top(Tally tally) {
    return new Known(tally.top1(), tally.top5());
  }

  private static Data data(Folders folders, EvaluationRequest request) {
    return new Data(
        folder(folders.gallery()),
        folder(folders.queries()),
        folders.fresh().map(Evaluation::folder).orElse(null),
        folders.split(),
        request.shots(),
        request.rounds(),
        request.seed());
  }

  private static Folder folder(PhotoFolder folder) {
    return new Folder(folder.root().toString(), folder.products().size(), folder.photoCount());
  }
}
