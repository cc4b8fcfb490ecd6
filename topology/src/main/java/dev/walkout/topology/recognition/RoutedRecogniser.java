package dev.walkout.topology.recognition;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Sighting;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Recognition with models of clusters of products beside a general one. A zone's bursts are named
 * by the first cluster whose gallery has every product of the zone's planogram, against that
 * gallery alone; by the general model where there is none: the zone sells other products too, one
 * of them is not enrolled with the cluster's model yet, or nothing is known of the zone.
 */
public final class RoutedRecogniser implements Recogniser {

  private final Recogniser general;
  private final List<Cluster> clusters;
  private final Function<String, Set<String>> planograms;

  /** A cluster's recogniser and the galleries that it asks. */
  public record Cluster(Recogniser recogniser, Supplier<GalleryInUse> galleries) {

    private boolean sells(Set<String> skus) {
      return skus.stream().allMatch(galleries.get().gallery()::has);
    }
  }

  /**
   * A recogniser for all zones.
   *
   * @param planograms the skus of a zone by its key; empty if there is no planogram
   */
  public RoutedRecogniser(
      Recogniser general, List<Cluster> clusters, Function<String, Set<String>> planograms) {
    this.general = general;
    this.clusters = List.copyOf(clusters);
    this.planograms = planograms;
  }

  @Override
  public Sighting recognise(Burst burst, ObservationRef source) {
    return general.recognise(burst, source);
  }

  @Override
  public Recogniser forZone(String zone) {
    Set<String> skus = planograms.apply(zone);
    if (skus.isEmpty()) {
      return general;
    }
    return clusters.stream()
        .filter(cluster -> cluster.sells(skus))
        .map(Cluster::recogniser)
        .findFirst()
        .orElse(general);
  }
}
