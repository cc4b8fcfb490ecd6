package dev.walkout.vision.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the photos of each category are varied, since what tells products apart must not change: no
 * colour where two products differ in colour alone, no mirror where they differ in writing.
 *
 * <p>A file of views is JSON: settings by category, "*" for all; what a category does not mention
 * is as for all, and what neither mentions is as it was: {@code {"*": {"background": 0.3}, "Milk":
 * {"colour": 0}}}.
 *
 * @param standard of categories that have none of their own
 * @param byCategory the others
 */
public record Views(AugmentationSettings standard, Map<String, AugmentationSettings> byCategory) {

  private static final String ALL = "*";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  public Views {
    byCategory = Collections.unmodifiableMap(new TreeMap<>(byCategory));
  }

  /** The same for all categories. */
  public static Views all(AugmentationSettings settings) {
    return new Views(settings, Map.of());
  }

  AugmentationSettings of(String category) {
    return byCategory.getOrDefault(category, standard);
  }

  /** Whether photos of some category are put before other backgrounds. */
  boolean changeBackgrounds() {
    return standard.background() > 0
        || byCategory.values().stream().anyMatch(own -> own.background() > 0);
  }

  /**
   * These views with what a file says of them.
   *
   * @throws IllegalArgumentException naming the file, the category or setting, and the remedy
   */
  public Views with(Path file) {
    try {
      JsonNode all = JSON.readTree(Files.readString(file));
      if (!all.isObject()) {
        throw new IllegalArgumentException(
            file + " is no object: write settings by category, as {\"*\": {\"colour\": 0.3}}");
      }
      AugmentationSettings base = changed(file, ALL, standard, all.path(ALL));
      Map<String, AugmentationSettings> own = new TreeMap<>(byCategory);
      for (var category : all.properties()) {
        if (!category.getKey().equals(ALL)) {
          own.put(category.getKey(), changed(file, category.getKey(), base, category.getValue()));
        }
      }
      return new Views(base, own);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + " is not JSON (" + e.getOriginalMessage() + "): correct it", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + " cannot be read (" + e + "): give a JSON file of settings by category", e);
    }
  }

  private static AugmentationSettings changed(
      Path file, String category, AugmentationSettings before, JsonNode changes) {
    if (changes.isMissingNode()) {
      return before;
    }
    try {
      ObjectNode settings = JSON.valueToTree(before);
      settings.setAll((ObjectNode) changes);
      return JSON.treeToValue(settings, AugmentationSettings.class);
    } catch (JsonProcessingException | ClassCastException | IllegalArgumentException e) {
      Throwable cause = e.getCause() instanceof IllegalArgumentException own ? own : e;
      String why =
          cause instanceof JsonProcessingException json
              ? json.getOriginalMessage()
              : cause.getMessage();
      throw new IllegalArgumentException(
          file + ", category \"" + category + "\": " + why.lines().findFirst().orElse(""), e);
    }
  }

  @Override
  public String toString() {
    return byCategory.entrySet().stream()
        .map(own -> "; " + own.getKey() + ": " + own.getValue())
        .collect(Collectors.joining("", standard.toString(), ""));
  }
}
