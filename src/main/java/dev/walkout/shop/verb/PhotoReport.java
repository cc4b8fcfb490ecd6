package dev.walkout.shop.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.walkout.vision.picture.LabelledPhoto;
import dev.walkout.vision.picture.PhotoCheck.Finding;
import dev.walkout.vision.picture.PhotoCheck.Findings;
import dev.walkout.vision.picture.PhotoCheck.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a check of photos found, as a table and as JSON. */
record PhotoReport(Findings findings) {

  /** Of each kind; the report has them all. */
  private static final int LISTED = 20;

  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  String text() {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<Finding> found = findings.of(kind);
      if (!found.isEmpty()) {
        text.append(kind.isNote() ? "note: " : "").append(kind.text());
        text.append(": ").append(found.size()).append(System.lineSeparator());
        found.stream().limit(LISTED).forEach(one -> text.append(line(one)));
        if (found.size() > LISTED) {
          text.append("  and %d more%n".formatted(found.size() - LISTED));
        }
      }
    }
    return text
        + "%d photos of %d products: %s%n"
            .formatted(
                findings.photos(),
                findings.products(),
                findings.isAnythingWrong() ? "see above" : "nothing to put right");
  }

  private static String line(Finding finding) {
    String photos =
        finding.photos().stream()
            .map(photo -> photo.file().toString())
            .collect(Collectors.joining("  "));
    return "  %s%s%n".formatted(photos.isEmpty() ? "" : photos + "  ", finding.detail());
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("photos", findings.photos());
    all.put("products", findings.products());
    all.put("wrong", findings.isAnythingWrong());
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      counts.put(name(kind), findings.of(kind).size());
    }
    all.put("counts", counts);
    all.put("findings", findings.findings().stream().map(PhotoReport::fields).toList());
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("findings are numbers and text", e);
    }
  }

  private static Map<String, Object> fields(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", name(finding.kind()));
    fields.put("detail", finding.detail());
    fields.put("photos", finding.photos().stream().map(PhotoReport::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(LabelledPhoto photo) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", photo.file().toString());
    fields.put("product", photo.product());
    fields.put("use", name(photo.use()));
    return fields;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
