package dev.walkout.shop.find;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.walkout.shop.search.ProductDocument;
import dev.walkout.shop.search.SearchCapabilities;
import dev.walkout.shop.search.visual.VisualAnswer;
import dev.walkout.shop.search.visual.VisualMatch;
import dev.walkout.topology.core.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a search by a photo brought up, as a table, as JSON and as a page. */
public final class FindReport {

  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
  private static final int NAME_WIDTH = 34;

  private final FindRequest request;
  private final VisualAnswer answer;
  private final SearchCapabilities searched;
  private final byte[] photo;

  FindReport(FindRequest request, VisualAnswer answer, SearchCapabilities searched, byte[] photo) {
    this.request = request;
    this.answer = answer;
    this.searched = searched;
    this.photo = photo;
  }

  /** For the terminal. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("photo    %s: %s%n".formatted(request.photo(), colours()));
    for (VisualAnswer.Duplicate same : answer.duplicates()) {
      text.append(
          "enrolled nearly the same photo: %s %s (%d of 64 bits differ)%n"
              .formatted(same.product().sku(), same.product().name(), same.bits()));
    }
    text.append("%n     score  looks   tags colours  product%n".formatted());
    int rank = 1;
    for (VisualMatch match : answer.matches()) {
      text.append(row(rank++, match));
    }
    if (answer.matches().isEmpty()) {
      text.append("     nothing passes the filters%n".formatted());
    }
    text.append("%nranked %d products; %s%n".formatted(answer.candidates(), searched.note()));
    return text.toString();
  }

  /** For programs. */
  public String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("photo", request.photo().toString());
    report.put(
        "colours",
        answer.colours().stream()
            .map(share -> Map.of("colour", share.colour().word(), "share", share.share()))
            .toList());
    report.put("searchedBy", searched.by().name());
    report.put("candidates", answer.candidates());
    report.put("weights", request.query().weights());
    List<Map<String, Object>> matches = new ArrayList<>();
    answer.matches().forEach(match -> matches.add(fields(match)));
    report.put("matches", matches);
    report.put(
        "duplicates",
        answer.duplicates().stream()
            .map(same -> Map.of("sku", same.product().sku(), "bits", same.bits()))
            .toList());
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For people: one HTML file that needs nothing else. */
  public String page() {
    return new FindPage(answer, photo).html();
  }

  private static Map<String, Object> fields(VisualMatch match) {
    ProductDocument product = match.product();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sku", product.sku());
    fields.put("name", product.name());
    fields.put("brand", product.brand());
    fields.put("category", product.category());
    fields.put("tags", product.tags());
    fields.put("colours", product.colours());
    fields.put("status", product.status());
    product.price().ifPresent(price -> fields.put("price", price));
    fields.put("score", match.score());
    fields.put("distance", match.distance());
    fields.put("looks", match.looks());
    match.tags().ifPresent(share -> fields.put("tagShare", share));
    match.colours().ifPresent(share -> fields.put("colourShare", share));
    return fields;
  }

  private static String row(int rank, VisualMatch match) {
    ProductDocument product = match.product();
    String name = product.name();
    if (name.length() > NAME_WIDTH) {
      name = name.substring(0, NAME_WIDTH - 1) + "…";
    }
    return String.format(
        Locale.ROOT,
        "%3d  %5.3f  %5.3f  %5s   %5s  %-16s %-" + NAME_WIDTH + "s %-12s %s%n",
        rank,
        match.score(),
        match.looks(),
        share(match.tags()),
        share(match.colours()),
        product.sku(),
        name,
        product.category(),
        product.price().map(FindReport::money).orElse(""));
  }

  private String colours() {
    return answer.colours().stream()
        .map(share -> "%s %.0f %%".formatted(share.colour().word(), 100 * share.share()))
        .collect(Collectors.joining(", "));
  }

  private static String share(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.2f", share.getAsDouble()) : "-";
  }

  static String money(Money price) {
    return String.format(Locale.ROOT, "%s %.2f", price.currency(), price.minor() / 100.0);
  }
}
