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
    if (!a.getCandidates().equals(b.getCandidates())) {
      return Optional.of(otherDistances(a, b));
    }
    return a.getVerdict() == b.getVerdict() ? Optional.empty() : Optional.of(threshold(a, b));
  }

  private static String otherDistances(Sighting a, Sighting b) {
    if (!a.getModel().equals(b.getModel())) {
      return "model " + a.getModel() + " against " + b.getModel();
    }
    if (!a.getGallery().equals(b.getGallery())) {
      return "gallery " + a.getGallery() + " against " + b.getGallery() + moved(a, b);
    }
    return a.getPath() == b.getPath()
        ? "other distances with the same model and gallery"
        : "decided on the way " + a.getPath() + " against " + b.getPath() + moved(a, b);
  }

  /** Where the gate was moved too, that is the first thing to look at. */
  private static String moved(Sighting a, Sighting b) {
    boolean same =
        a.getAcceptBelow() == b.getAcceptBelow() && a.getRejectAbove() == b.getRejectAbove();
    return same ? "" : ", " + thresholds(a, b);
  }

  /** The distances are the same, so that a threshold between them and the verdict decided. */
  private static String threshold(Sighting a, Sighting b) {
    if (a.getCandidates().isEmpty()) {
      return thresholds(a, b);
    }
    float nearest = a.getCandidates().get(0).getDistance();
    if (between(nearest, a.getAcceptBelow(), b.getAcceptBelow())) {
      return said("gate.tl", nearest, a.getAcceptBelow(), b.getAcceptBelow());
    }
    if (between(nearest, a.getRejectAbove(), b.getRejectAbove())) {
      return said("gate.th", nearest, a.getRejectAbove(), b.getRejectAbove());
    }
    return String.format(
        Locale.ROOT,
        "gate.margin, or how far the crops agree (%s; against: %s)",
        reason(a),
        reason(b));
  }

  private static String reason(Sighting sighting) {
    return sighting.getReason().isEmpty() ? "accepted" : sighting.getReason();
  }

  private static String thresholds(Sighting a, Sighting b) {
    return String.format(
        Locale.ROOT,
        "gate.tl %.3f against %.3f, gate.th %.3f against %.3f",
        a.getAcceptBelow(),
        b.getAcceptBelow(),
        a.getRejectAbove(),
        b.getRejectAbove());
  }

  /** Why a movement came out otherwise, from what lies under it. */
  String of(Pair<Movement> movement, List<SightingChange> sightings) {
    if (!sightings.isEmpty()) {
      return sightings.size()
          + " of its sightings differ: "
          + sightings.stream()
              .map(SightingChange::why)
              .distinct()
              .collect(Collectors.joining("; "));
    }
    Movement one = MovementDiff.either(movement);
    if (!one.getCandidates().isEmpty()) {
      String key = one.getAction() == Action.PUT ? PUT : TAKE;
      double probability = one.getCandidates().get(0).getProbability();
      Pair<String> least = settings.get(key);
      if (least != null
          && between(probability, Double.parseDouble(least.a()), Double.parseDouble(least.b()))) {
        return said(key, probability, Double.parseDouble(least.a()), Double.parseDouble(least.b()));
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
            .map(e -> e.getKey() + " " + e.getValue().a() + " against " + e.getValue().b())
            .collect(Collectors.joining(", "));
    return differ.isEmpty() ? "no setting differs" : differ;
  }

  private static boolean between(double value, double one, double other) {
    return value > Math.min(one, other) && value <= Math.max(one, other);
  }

  private static String said(String key, double value, double a, double b) {
    return String.format(Locale.ROOT, "%.4f lies between %s %.4f and %.4f", value, key, a, b);
  }
}
