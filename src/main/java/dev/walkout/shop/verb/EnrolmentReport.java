package dev.walkout.shop.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.walkout.shop.catalogue.Delivery;
import dev.walkout.shop.catalogue.EnrolmentResult;
import dev.walkout.shop.catalogue.LookAlike;
import dev.walkout.shop.catalogue.NearDuplicate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an enrolment came to, for people and as JSON. */
record EnrolmentReport(Delivery delivery, String model) {

  /** Rows of a table that a person reads; the rest is in the report. */
  private static final int ROWS = 20;

  private static final int NAMED = 3;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  String text() {
    int photos = delivery.products().stream().mapToInt(EnrolmentResult::anchors).sum();
    return "enrolled %,d product%s with %,d photo%s; recognition knows them from gallery %s on%n"
            .formatted(
                delivery.products().size(),
                plural(delivery.products().size()),
                photos,
                plural(photos),
                delivery.gallery())
        + lookAlikes()
        + nearDuplicates()
        + badPhotos();
  }

  String toJson() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", model);
    all.put("gallery", delivery.gallery());
    all.put("products", delivery.products().stream().map(EnrolmentReport::product).toList());
    all.put("leftOut", delivery.leftOut());
    all.put("badPhotos", delivery.badPhotos());
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are numbers and text", e);
    }
  }

  private static Map<String, Object> product(EnrolmentResult result) {
    Map<String, Object> product = new LinkedHashMap<>();
    product.put("sku", result.sku());
    product.put("name", result.product().getName());
    product.put("category", result.product().getCategory());
    product.put("photos", result.anchors());
    product.put(
        "lookAlikes",
        result.lookAlikes().stream()
            .map(
                other ->
                    Map.of(
                        "sku", other.sku(),
                        "distance", other.distance(),
                        "acceptBelow", other.thresholds().acceptBelow(),
                        "rejectAbove", other.thresholds().rejectAbove()))
            .toList());
    product.put("nearDuplicates", result.nearDuplicates());
    return product;
  }

  private String lookAlikes() {
    List<EnrolmentResult> alike =
        delivery.products().stream()
            .filter(product -> !product.lookAlikes().isEmpty())
            .sorted((a, b) -> Double.compare(nearest(a), nearest(b)))
            .toList();
    if (alike.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("product", "can be mistaken for (distance)");
    for (EnrolmentResult product : alike.subList(0, Math.min(ROWS, alike.size()))) {
      table.row(product.sku(), others(product));
    }
    return "%n%d product%s can be mistaken for others (!: without its own photos, recognition would"
            .formatted(alike.size(), plural(alike.size()))
        + " take it for that one):%n".formatted()
        + table
        + more(alike.size());
  }

  private static double nearest(EnrolmentResult product) {
    return product.lookAlikes().get(0).distance();
  }

  private static String others(EnrolmentResult product) {
    List<LookAlike> others = product.lookAlikes();
    return others.stream()
            .limit(NAMED)
            .map(
                other ->
                    String.format(
                        Locale.ROOT,
                        "%s%s (%.2f)",
                        other.within() ? "!" : "",
                        other.sku(),
                        other.distance()))
            .collect(Collectors.joining(", "))
        + (others.size() > NAMED ? ", ..." : "");
  }

  private String nearDuplicates() {
    List<NearDuplicate> all =
        delivery.products().stream().flatMap(p -> p.nearDuplicates().stream()).toList();
    if (all.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("photo", "shows nearly the same as", "of", "bits");
    for (NearDuplicate same : all.subList(0, Math.min(ROWS, all.size()))) {
      table.row(same.photo(), same.other(), same.sku(), "" + same.bits());
    }
    return "%n%d photo%s nearly the same picture as another:%n"
            .formatted(all.size(), all.size() == 1 ? " shows" : "s show")
        + table
        + more(all.size());
  }

  private String badPhotos() {
    if (delivery.badPhotos().isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("photo", "left out, because");
    delivery.badPhotos().stream()
        .limit(ROWS)
        .forEach(fault -> table.row(fault.photo(), fault.reason()));
    String products =
        delivery.leftOut().isEmpty()
            ? ""
            : "not enrolled, since no photo is left: %s%n"
                .formatted(String.join(", ", delivery.leftOut()));
    return "%n".formatted() + table + more(delivery.badPhotos().size()) + products;
  }

  private static String more(int rows) {
    return rows > ROWS ? "... and %d more, see --report%n".formatted(rows - ROWS) : "";
  }

  private static String plural(int count) {
    return count == 1 ? "" : "s";
  }
}
