package dev.walkout.shop.replay;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.shop.replay.RunDiff.Pair;
import dev.walkout.shop.replay.RunDiff.SightingChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which threshold or setting decided that two runs differ.
 *
 * @param settings that differ, by key
 */
record Causes(Map<String, Pair<String>> settings) {

  private static final String TAKE = "fusion.min-probability";
  private static final String PUT = "cart.min-probability";

  /** Why recognition answered otherwise to the same report; nothing where it answered the same. */
  Optional<String> of(Pair<Recognised> seen) {
    if (seen.a() == null || seen.b() == null) {
      return Optional.of("only in run " + (seen.a() == null ? "B" : "A"));
    }
    if (!(seen.a().getBody() instanceof Sighting a)
        || !(seen.b().getBody() instanceof Sighting b)) {
      return seen.a().getBody().equals(seen.b().getBody())
          ? Optional.empty()
          : Optional.of("the report reads otherwise");
    }
    boolean same = a.getCandidates().equals(b.getCandidates()) && a.getVerdict() == b.getVerdict();
    return same ? Optional.empty() : Optional.of(answered(a, b));
  }

  /** The first of model, thresholds, gallery and margin in which the answers differ. */
  private String answered(Sighting a, Sighting b) {
    if (!a.getModel().equals(b.getModel())) {
      return "model " + a.getModel() + " against " + b.getModel();
    }
    String crossed =
        Stream.of(
                crossed(
                    "gate.tl",
                    new Measured(nearest(a), a.getAcceptBelow()),
                    new Measured(nearest(b), b.getAcceptBelow())),
                crossed(
                    "gate.th",
                    new Measured(nearest(a), a.getRejectAbove()),
                    new Measured(nearest(b), b.getRejectAbove())))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    if (!crossed.isEmpty()) {
      return crossed;
    }
    Pair<String> margin = settings.get("gate.margin");
    if (margin != null && a.getVerdict() != b.getVerdict()) {
      return said("gate.margin", margin) + " (" + reason(a) + "; against: " + reason(b) + ")";
    }
    if (!a.getGallery().equals(b.getGallery())) {
      return "gallery " + a.getGallery() + " against " + b.getGallery();
    }
    return "other distances by " + a.getPath() + " than by " + b.getPath();
  }

  /** Nothing enrolled is farther than anything. */
  private static float nearest(Sighting sighting) {
    return sighting.getCandidates().isEmpty()
        ? Float.MAX_VALUE
        : sighting.getCandidates().get(0).getDistance();
  }

  /** A distance beside a threshold. */
  private record Measured(float distance, float threshold) {

    boolean within() {
      return distance <= threshold;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.4f is %s %.4f", distance, within() ? "within" : "beyond", threshold);
    }
  }

  /** A threshold that only one of the distances lies within. */
  private static Optional<String> crossed(String key, Measured a, Measured b) {
    return a.within() == b.within() ? Optional.empty() : Optional.of(key + ": " + a + ", " + b);
  }

  private static String reason(Sighting sighting) {
    return sighting.getReason().isEmpty() ? "accepted" : sighting.getReason();
  }

  /** Why a movement came out otherwise, from what lies under it. */
  String of(Pair<Movement> movement, List<SightingChange> sightings) {
    if (!sightings.isEmpty()) {
      String what =
          sightings.stream()
              .flatMap(seen -> Stream.of(seen.why().split("; ")))
              .map(why -> why.split(":", 2)[0])
              .distinct()
              .collect(Collectors.joining(", "));
      return sightings.size() + " of its sightings differ: " + what;
    }
    Movement one = MovementDiff.either(movement);
    if (!one.getCandidates().isEmpty()) {
      String key = one.getAction() == Action.PUT ? PUT : TAKE;
      double probability = one.getCandidates().get(0).getProbability();
      Pair<String> least = settings.get(key);
      if (least != null
          && between(probability, Double.parseDouble(least.a()), Double.parseDouble(least.b()))) {
        return String.format(
            Locale.ROOT, "%s: %.4f lies between them", said(key, least), probability);
      }
    }
    return "the same sightings; " + differing("fusion.");
  }

  /** Why receipts differ although all movements came out the same. */
  String withoutMovement(Pair<Receipt> receipts) {
    if (receipts.a() == null || receipts.b() == null) {
      return "only run " + (receipts.a() == null ? "B" : "A") + " has a receipt";
    }
    return "the same movements; " + differing("");
  }

  private String differing(String prefix) {
    String differ =
        settings.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix))
            .map(entry -> said(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return differ.isEmpty() ? "no setting differs" : differ;
  }

  private static boolean between(double value, double one, double other) {
    return value > Math.min(one, other) && value <= Math.max(one, other);
  }

  private static String said(String key, Pair<String> values) {
    return key + " " + values.a() + " against " + values.b();
  }
}
