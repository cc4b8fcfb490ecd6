package dev.walkout.shop.replay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The components of a configuration record by name, {@code fusion.min-probability}, so that every
 * setting there is can be set and none has to be listed.
 *
 * <p>Names of nested records go before a dot; durations are {@code 1500ms}, {@code 90s}, {@code
 * 15m} or {@code 4h}.
 */
final class RecordSettings {

  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

  private RecordSettings() {}

  /** All settings of a record with their values as text. */
  static Map<String, String> of(Record settings) {
    Map<String, String> all = new TreeMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      String name = kebab(component.getName());
      Object value = value(settings, component);
      if (value instanceof Record nested) {
        of(nested).forEach((key, text) -> all.put(name + "." + key, text));
      } else if (settable(component.getType())) {
        all.put(name, text(value));
      }
    }
    return all;
  }

  /**
   * The same record with another value of one setting.
   *
   * @param key one of {@link #of}
   * @throws IllegalArgumentException naming the setting and the value, if the record refuses it
   */
  static <R extends Record> R with(R settings, String key, String text) {
    return with(settings, key, new Setting(key, text));
  }

  /** What the user gave, the whole key with it. */
  private record Setting(String key, String text) {}

  private static <R extends Record> R with(R settings, String key, Setting given) {
    RecordComponent[] components = settings.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    String name = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
    for (int i = 0; i < components.length; i++) {
      values[i] = value(settings, components[i]);
      if (kebab(components[i].getName()).equals(name)) {
        values[i] =
            values[i] instanceof Record nested
                ? with(nested, key.substring(name.length() + 1), given)
                : parse(given, components[i].getType());
      }
    }
    return rebuilt(settings, components, values);
  }

  @SuppressWarnings("unchecked") // the constructor of R's own class makes an R
  private static <R extends Record> R rebuilt(
      R settings, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return (R) settings.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(settings.getClass() + " is not a public record", e);
    }
  }

  private static Object value(Record settings, RecordComponent component) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(settings.getClass() + " is not a public record", e);
    }
  }

  private static boolean settable(Class<?> type) {
    return type == double.class
        || type == int.class
        || type == String.class
        || type == Duration.class
        || type.isEnum();
  }

  private static Object parse(Setting given, Class<?> type) {
    try {
      if (type == double.class) {
        return Double.parseDouble(given.text());
      }
      if (type == int.class) {
        return Integer.parseInt(given.text());
      }
      if (type == Duration.class) {
        return duration(given.text());
      }
    } catch (NumberFormatException | DateTimeParseException e) {
      throw bad(given, type == Duration.class ? "such as 1500ms, 90s or 4h" : "a number", e);
    }
    return type.isEnum() ? constant(given, type) : given.text();
  }

  private static Object constant(Setting given, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equalsIgnoreCase(given.text())) {
        return constant;
      }
    }
    throw bad(given, "one of " + Arrays.toString(type.getEnumConstants()), null);
  }

  private static Duration duration(String text) {
    Matcher plain = DURATION.matcher(text);
    if (!plain.matches()) {
      return Duration.parse(text);
    }
    long count = Long.parseLong(plain.group(1));
    return switch (plain.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  private static String text(Object value) {
    if (value instanceof Duration duration) {
      return duration.toMillis() + "ms";
    }
    return Optional.ofNullable(value).map(Object::toString).orElse("");
  }

  private static IllegalArgumentException bad(Setting given, String wanted, Exception cause) {
    return new IllegalArgumentException(
        "--set " + given.key() + " must be " + wanted + ", not '" + given.text() + "'", cause);
  }

  /** {@code minProbability} as {@code min-probability}. */
  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
