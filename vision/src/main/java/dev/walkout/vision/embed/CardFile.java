package dev.walkout.vision.embed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** {@code model.json}, what a model is beside its graph, as a record. */
public final class CardFile {

  /** The file beside {@code saved_model.pb}. */
  public static final String NAME = "model.json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private CardFile() {}

  /** The text of the file. */
  public static String text(Record card) {
    try {
      return JSON.writeValueAsString(card) + "\n";
    } catch (JsonProcessingException recordsCanBeWritten) {
      throw new IllegalStateException(recordsCanBeWritten);
    }
  }

  /** Writes the file into a model directory, at once or not at all. */
  public static void write(Path modelDirectory, Record card) {
    Path file = modelDirectory.resolve(NAME);
    Path half = modelDirectory.resolve(NAME + ".part");
    try {
      Files.writeString(half, text(card));
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /**
   * Reads the file from a model directory.
   *
   * @param verb that writes such models, for the remedy
   * @throws IllegalArgumentException when it is missing, not JSON, or lacks a field; it names both
   */
  public static <T extends Record> T read(Path modelDirectory, Class<T> kind, String verb) {
    Path file = modelDirectory.resolve(NAME);
    try {
      return JSON.readValue(Files.readString(file), kind);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "no model at "
              + modelDirectory
              + ": "
              + NAME
              + " is missing; give a folder that `walkout "
              + verb
              + "` wrote",
          e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + " is not a model card" + place(e) + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private static String place(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return " (field "
        + mapping.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .collect(Collectors.joining("."))
        + ")";
  }
}
