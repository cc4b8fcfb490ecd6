package dev.walkout.vision.evaluate;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges models of clusters against the general one, each where it would work: in a gallery of its
 * cluster's products alone, as a zone has that sells no others. What other products' photos are
 * taken for there is judged too, since customers put things back in the wrong place.
 */
public final class ClusterStudy {

  private final Contender general;
  private final Folders folders;
  private final EvaluationRequest.Draws draws;
  private final Progress progress;
  private final List<ClusterReport.Row> rows = new ArrayList<>();

  /**
   * A study on these folders; strangers given with them are not asked.
   *
   * @throws IllegalArgumentException naming the folder and the remedy, if the folders do not fit
   *     each other or hold too few photos
   */
  public ClusterStudy(Embedder general, EvaluationRequest request, Progress progress) {
    this.general = Contender.trained(general);
    this.folders = Folders.of(request);
    this.draws = request.draws();
    this.progress = progress;
  }

  /**
   * Judges a model.
   *
   * @param categories of its cluster
   * @throws IllegalArgumentException if the folders show none of them, or no other products
   */
  public void judge(Embedder model, List<String> categories) {
    Folders shown = folders.showing(categories);
    Judge ours = new Judge(Contender.trained(model), shown, draws, progress);
    Judge general = new Judge(this.general, shown, draws, progress);
    Judge.Asked asked = ours.single();
    Gallery gallery = asked.gallery();
    ClusterRow row =
        ClusterRow.of(List.of(categories), gallery, asked.enrolled(), general.single().enrolled())
            .get(0);
    ClusterReport.Side its = side(ours.judge());
    ClusterReport.Side generals = side(general.judge());
    rows.add(
        new ClusterReport.Row(
            model.model().id(), row, generals, its, ships(row.wins(), generals, its)));
  }

  private boolean ships(boolean wins, ClusterReport.Side general, ClusterReport.Side its) {
    boolean fresh = its.fresh() == null || its.fresh() >= general.fresh();
    return wins
        && fresh
        && its.misplaced() <= Math.max(draws.wrongAcceptRate(), general.misplaced());
  }

  private static ClusterReport.Side side(Judgement judged) {
    return new ClusterReport.Side(
        judged.known().alone().top1(),
        judged.known().alone().burstOf4().photos(),
        judged.unseen() == null ? null : judged.unseen().inFullGallery().top1(),
        judged.gate().single().coverage(),
        judged.strangers().accepted(),
        judged.msPerCrop());
  }

  /** What was found, in the order in which models were judged. */
  public ClusterReport report() {
    return new ClusterReport(general.name(), draws.wrongAcceptRate(), rows);
  }
}
