package dev.walkout.sim.film;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.walkout.schemas.Ids.ZoneKey;
import java.time.Instant;
import java.util.function.Function;

/** JSON with times and zones as the text that they have everywhere else. */
final class FilmJson {
  static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(ZoneKey.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, text(Instant.class, Instant::parse))
                  .addDeserializer(ZoneKey.class, text(ZoneKey.class, ZoneKey::parse)));

  private FilmJson() {}

  private static <T> FromStringDeserializer<T> text(Class<T> type, Function<String, T> parse) {
    return new FromStringDeserializer<>(type) {
      private static final long serialVersionUID = 1L;

      @Override
      protected T _deserialize(String value, DeserializationContext context) {
        return parse.apply(value);
      }
    };
  }
}
