package dev.walkout.edge.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.walkout.schemas.Ids.ZoneKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code edge.yaml}; every refusal names the key's path, the value and the remedy. */
public final class ConfigFile {

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .addModule(words())
          .build();

  private ConfigFile() {}

  /**
   * Reads a file; folders it names without a leading slash lie beside it.
   *
   * @throws IllegalArgumentException if it cannot be read, or a key is unknown, of another type or
   *     out of its range
   */
  public static EdgeConfig read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--config "
              + file
              + (Files.exists(file) ? " cannot be read (" + e.getMessage() + ")" : " is not there")
              + ": give a file like src/etc/edge.yaml",
          e);
    }
    return beside(file, parse(file.toString(), text));
  }

  /** Reads the text of a file of this name. */
  static EdgeConfig parse(String name, String text) {
    try {
      EdgeConfig config = YAML.readValue(text, EdgeConfig.class);
      if (config == null) {
        throw new IllegalArgumentException(name + " is empty: begin with src/etc/edge.yaml");
      }
      return config;
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(name + ": " + said(e), e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          name + ": " + where(e) + e.getOriginalMessage() + ": correct the YAML", e);
    }
  }

  private static EdgeConfig beside(Path file, EdgeConfig config) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    JournalConfig journal = config.journal();
    return new EdgeConfig(
        config.kafka(),
        config.registry(),
        new JournalConfig(
            folder.resolve(journal.dir()).normalize(),
            journal.maxBytes(),
            journal.maxAge(),
            journal.leastFree()),
        config.publish(),
        config.health(),
        config.heartbeat(),
        config.cameras().stream().map(camera -> beside(folder, camera)).toList());
  }

  private static CameraConfig beside(Path folder, CameraConfig camera) {
    SourceConfig source = camera.source();
    if (source instanceof SourceConfig.Folder pictures) {
      Path path = folder.resolve(pictures.path()).normalize();
      source = new SourceConfig.Folder(path, pictures.late());
    } else if (source instanceof SourceConfig.Film film) {
      Path path = folder.resolve(film.path()).normalize();
      source = new SourceConfig.Film(path, film.startsAt(), film.speed());
    }
    DetectorConfig detector = camera.detector();
    if (detector instanceof DetectorConfig.Grid grid) {
      detector = new DetectorConfig.Grid(folder.resolve(grid.model()).normalize());
    }
    return new CameraConfig(
        camera.id(), camera.zone(), source, camera.shelfLine(), camera.shelves(), detector);
  }

  private static String said(JsonMappingException e) {
    String path = path(e);
    if (e instanceof UnrecognizedPropertyException unknown) {
      String known =
          unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      return path + " is not a setting: use one of " + known;
    }
    if (e instanceof InvalidTypeIdException kind) {
      return path
          + (kind.getTypeId() == null ? "" : ".kind '" + kind.getTypeId() + "'")
          + " is none of its kinds: use "
          + kinds(kind.getBaseType().getRawClass());
    }
    Throwable cause = e.getCause();
    if (cause instanceof IllegalArgumentException) {
      return path.isEmpty() ? cause.getMessage() : path + ": " + cause.getMessage();
    }
    if (e instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
      return path
          + " is not "
          + wrong.getTargetType().getSimpleName().toLowerCase(Locale.ROOT)
          + " ("
          + wrong.getOriginalMessage().lines().findFirst().orElse("")
          + "): correct the value";
    }
    return path + " " + where(e) + e.getOriginalMessage() + ": correct the YAML";
  }

  private static String kinds(Class<?> of) {
    JsonSubTypes types = of.getAnnotation(JsonSubTypes.class);
    return types == null
        ? "another"
        : Stream.of(types.value())
            .map(type -> "kind: " + type.name())
            .collect(Collectors.joining(", "));
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String where(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
  }

  private static SimpleModule words() {
    return new SimpleModule()
        .addDeserializer(Duration.class, new Word<>(Duration.class, Units::duration))
        .addDeserializer(ByteSize.class, new Word<>(ByteSize.class, Units::size))
        .addDeserializer(ZoneKey.class, new Word<>(ZoneKey.class, ZoneKey::parse))
        .addDeserializer(Instant.class, new Word<>(Instant.class, ConfigFile::instant));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be a time in UTC like 2026-01-05T08:00:00Z", e);
    }
  }

  /** A value that is one word in the file. */
  private static final class Word<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> reading;

    Word(Class<T> type, Function<String, T> reading) {
      super(type);
      this.reading = reading;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) {
      try {
        return reading.apply(value);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'" + value + "' " + e.getMessage(), e);
      }
    }
  }
}
