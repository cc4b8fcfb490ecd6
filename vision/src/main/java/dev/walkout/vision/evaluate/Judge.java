package dev.walkout.vision.evaluate;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.evaluate.EvaluationRequest.Draws;
import dev.walkout.vision.evaluate.Recalls.Sitting;
import dev.walkout.vision.evaluate.Strangers.Trialled;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.picture.PhotoFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges one model: embeds every folder once and asks galleries about the photos. */
final class Judge {

  private static final int BURST = 4;

  private final Contender contender;
  private final Draws draws;
  private final List<Labelled> gallery;
  private final FolderEmbedding queries;
  private final FolderEmbedding fresh;
  private final List<Labelled> strangers;
  private final double msPerCrop;

  Judge(Contender contender, Folders folders, Draws draws, Progress progress) {
    this.contender = contender;
    this.draws = draws;
    FolderEmbedding enrolled =
        FolderEmbedding.of(folders.gallery(), contender.embedder(), progress);
    this.gallery = enrolled.photos();
    this.msPerCrop = enrolled.msPerCrop();
    this.queries = FolderEmbedding.of(folders.queries(), contender.embedder(), true, progress);
    this.fresh = embedded(folders.fresh(), progress);
    this.strangers = embedded(folders.strangers(), progress).photos();
  }

  private FolderEmbedding embedded(Optional<PhotoFolder> folder, Progress progress) {
    return folder
        .map(photos -> FolderEmbedding.of(photos, contender.embedder(), true, progress))
        .orElseGet(() -> new FolderEmbedding(List.of(), List.of(), 0));
  }

  /** The same photos one by one, as four crops of each and as four in a row. */
  private record Views(List<Burst> single, List<Burst> crops, List<Burst> photos) {

    static Views of(List<Labelled> photos, List<Labelled> windows) {
      return new Views(Burst.of(photos), Burst.of(windows), Burst.inRows(photos, BURST));
    }
  }

  Judgement judge() {
    Gallery known = gallery(gallery);
    Views asked = Views.of(queries.photos(), queries.windows());
    Sitting alone = sit(known, asked);
    List<Sitting> knownInFull = new ArrayList<>();
    List<Sitting> among = new ArrayList<>();
    List<Sitting> inFull = new ArrayList<>();
    for (int round = 0; round < draws.seeds() && hasFresh(); round++) {
      Shots shots = Shots.draw(fresh.photos(), draws.shots(), draws.seed() + round);
      Views rest = rest(shots);
      Gallery full = gallery(full(shots));
      among.add(sit(gallery(shots.enrolled()), rest));
      inFull.add(sit(full, rest));
      knownInFull.add(sit(full, asked));
    }
    return new Judgement(
        contender,
        new EvaluationReport.Sides(
            Recalls.of(List.of(alone)), hasFresh() ? Recalls.of(knownInFull) : null),
        hasFresh() ? new EvaluationReport.Sides(Recalls.of(among), Recalls.of(inFull)) : null,
        EvaluationReport.Gate.of(
            alone.single(), alone.photos(), Tally.sum(knownInFull, Sitting::single)),
        strangers(known),
        hasFresh() ? beforeEnrolled(known) : null,
        msPerCrop);
  }

  ModelCard card() {
    return contender.embedder().model();
  }

  boolean hasFresh() {
    return !fresh.photos().isEmpty();
  }

  /**
   * Bursts asked of a gallery, and what it answered.
   *
   * @param anchors of the gallery
   * @param trials of each burst
   */
  record Asked(
      Gallery gallery, List<Labelled> anchors, List<Burst> bursts, List<List<Trial>> trials) {

    /** Trials of the bursts as what they are. */
    List<Trial> enrolled() {
      return trials.stream().flatMap(List::stream).filter(Trial::enrolled).toList();
    }
  }

  /** Single photos of known products against the gallery. */
  Asked single() {
    return asked(gallery, Burst.of(queries.photos()));
  }

  /** The same photos, four in a row. */
  Asked burstsOf4() {
    return asked(gallery, Burst.inRows(queries.photos(), BURST));
  }

  /** Single photos of known and new products against the gallery of all, drawn by a seed. */
  Asked inFullGallery(int round) {
    Shots shots = Shots.draw(fresh.photos(), draws.shots(), draws.seed() + round);
    List<Burst> all = new ArrayList<>(Burst.of(queries.photos()));
    all.addAll(rest(shots).single());
    return asked(full(shots), all);
  }

  private Asked asked(List<Labelled> anchors, List<Burst> bursts) {
    Gallery with = gallery(anchors);
    double strange = CalibrationGoal.STANDARD.strangerWeight();
    Questions questions = new Questions("photos", with, strange);
    return new Asked(with, anchors, bursts, bursts.stream().map(questions::ask).toList());
  }

  private Strangers strangers(Gallery known) {
    Questions questions = new Questions("strangers", known, 1);
    List<Burst> asked = Burst.of(queries.photos());
    List<Trial> trials = questions.askAll(asked);
    List<Trial> enrolled = trials.stream().filter(Trial::enrolled).toList();
    if (!strangers.isEmpty()) {
      List<Burst> others = Burst.of(strangers);
      Trialled trialled = new Trialled(enrolled, questions.askAll(others));
      return Strangers.of("products given as strangers", contender, trialled, said(known, others));
    }
    List<Trial> without = trials.stream().filter(Trial::stranger).toList();
    return Strangers.of(
        "each product taken out of the gallery in turn",
        contender,
        new Trialled(enrolled, without),
        leaveOneOut(asked));
  }

  private Strangers beforeEnrolled(Gallery known) {
    Questions questions = new Questions("new", known, 1);
    List<Burst> others = Burst.of(fresh.photos());
    List<Trial> enrolled =
        questions.askAll(Burst.of(queries.photos())).stream().filter(Trial::enrolled).toList();
    return Strangers.of(
        "the new products before they are enrolled",
        contender,
        new Trialled(enrolled, questions.askAll(others)),
        said(known, others));
  }

  private Tally leaveOneOut(List<Burst> asked) {
    Tally sum = Tally.EMPTY;
    for (String sku : Galleries.someSkus(queries.photos())) {
      List<Labelled> others = gallery.stream().filter(one -> !one.sku().equals(sku)).toList();
      List<Burst> its = asked.stream().filter(one -> one.sku().equals(sku)).toList();
      if (!others.isEmpty() && !its.isEmpty()) {
        sum = sum.plus(said(gallery(others), its));
      }
    }
    return sum;
  }

  private Sitting sit(Gallery with, Views views) {
    return new Sitting(
        said(with, views.single()),
        said(with, views.crops()),
        said(with, views.photos()),
        AnchorOrder.meanAveragePrecision(with, views.single()));
  }

  private Tally said(Gallery with, List<Burst> bursts) {
    return contender.gated() ? Tally.of(with, bursts) : Tally.ofNearestAnchors(with, bursts);
  }

  /** New products' photos that were not enrolled, in the order of their files. */
  private Views rest(Shots shots) {
    Comparator<Labelled> byFile = Comparator.comparing(Labelled::group);
    List<Labelled> photos = shots.queries().stream().sorted(byFile).toList();
    Set<String> files = photos.stream().map(Labelled::group).collect(Collectors.toSet());
    return Views.of(
        photos, fresh.windows().stream().filter(one -> files.contains(one.group())).toList());
  }

  private List<Labelled> full(Shots shots) {
    List<Labelled> all = new ArrayList<>(gallery);
    all.addAll(shots.enrolled());
    return all;
  }

  private Gallery gallery(List<Labelled> anchors) {
    return Galleries.of(card(), anchors);
  }
}
