package dev.walkout.shop.demo;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.CropSighting;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.sim.truth.TrueBurst;
import dev.walkout.sim.truth.Truth;
import dev.walkout.topology.recognition.Recogniser;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.UnitVectors;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognition that names one product for every burst, or none, and never doubts: the rows above and
 * below the model's in the score.
 */
public interface SureRecogniser extends Recogniser {

  /** The product of a burst; empty for what is no product of the shop. */
  Optional<String> sku(Burst burst, ObservationRef source);

  /** Always right: what the checkout reaches when nothing is left to recognise. */
  static SureRecogniser oracle(Truth truth) {
    return (burst, source) ->
        Optional.of(
            shown(truth, source)
                .orElseThrow(() -> new IllegalStateException("the truth knows no " + source)));
  }

  /**
   * Always right where something else than the simulation found the bursts, and some in nothing.
   */
  static SureRecogniser oracleOfFound(Truth truth) {
    return (burst, source) -> shown(truth, source);
  }

  private static Optional<String> shown(Truth truth, ObservationRef source) {
    return truth
        .burst(source.getSensorId(), source.getBootId(), source.getSeq())
        .map(TrueBurst::sku);
  }

  /** The nearest of an index's anchors to the mean of the crops: what no training reaches. */
  static SureRecogniser nearestNeighbour(
      Embedder embedder, AnchorIndex index, Set<String> categories) {
    return (burst, source) -> {
      List<Picture> pictures = new ArrayList<>();
      for (Crop crop : burst.getCrops()) {
        byte[] jpeg = new byte[crop.getJpeg().remaining()];
        crop.getJpeg().duplicate().get(jpeg);
        pictures.add(Jpeg.decode(jpeg));
      }
      float[] even = new float[pictures.size()];
      java.util.Arrays.fill(even, 1f);
      float[] mean = UnitVectors.mean(embedder.embed(pictures), even);
      return Optional.of(index.search(List.of(mean), categories, 1).get(0).get(0).sku());
    };
  }

  /** The burst as a sighting of this product alone, or of no product, beyond doubt. */
  @Override
  default Sighting recognise(Burst burst, ObservationRef source) {
    Optional<String> sku = sku(burst, source);
    Verdict verdict = sku.isPresent() ? Verdict.KNOWN : Verdict.UNKNOWN;
    CropSighting crop =
        CropSighting.newBuilder().setVerdict(verdict).setSku(sku.orElse(null)).build();
    return Sighting.newBuilder()
        .setAction(burst.getAction())
        .setStartedAt(burst.getStartedAt())
        .setEndedAt(burst.getEndedAt())
        .setShelfId(burst.getShelfId())
        .setPersonTrack(burst.getPersonTrack())
        .setPieces(burst.getPieces())
        .setVerdict(verdict)
        .setPath(MatchPath.SEARCH)
        .setCandidates(sku.stream().map(known -> new Candidate(known, 0f)).toList())
        .setAcceptBelow(1f)
        .setRejectAbove(2f)
        .setTemperature(0.1f)
        .setModel("none")
        .setGallery("none")
        .setCrops(Collections.nCopies(burst.getCrops().size(), crop))
        .build();
  }
}
