package dev.walkout.edge.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where a camera's pictures come from; {@code kind} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SourceConfig.Simulated.class, name = "simulated"),
  @JsonSubTypes.Type(value = SourceConfig.Folder.class, name = "folder"),
  @JsonSubTypes.Type(value = SourceConfig.Film.class, name = "film"),
  @JsonSubTypes.Type(value = SourceConfig.Rtsp.class, name = "rtsp"),
  @JsonSubTypes.Type(value = SourceConfig.Mjpeg.class, name = "mjpeg")
})
public sealed interface SourceConfig {

  /**
   * A camera of a simulated store, which sees what its name sees there.
   *
   * @param seed decides everything that happens (1)
   * @param trips how many shoppers come, 1 to 100000 (40)
   * @param products how many rendered products the store sells, 24 to 1000 (64)
   * @param speed how many seconds pass in one, 0 to 1000 (1); 0 for a recorded day that waits to be
   *     taken and goes on where it was
   * @param opensAt when the simulated day begins; null for when the agent is first started
   */
  record Simulated(Long seed, Integer trips, Integer products, Double speed, Instant opensAt)
      implements SourceConfig {
    public Simulated {
      seed = seed == null ? 1 : seed;
      trips = Bounds.between("trips", trips == null ? 40 : trips, 1, 100_000);
      products = Bounds.between("products", products == null ? 64 : products, 24, 1000);
      speed = Bounds.between("speed", speed == null ? 1 : speed, 0.0, 1000.0);
      opensAt = opensAt == null ? null : opensAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /**
   * A folder in which every sub-folder is one burst.
   *
   * @param path the folder
   * @param late a sub-folder appears at most this long after its last picture was taken, 1 s to 1
   *     h; null where time passes only with the pictures
   */
  record Folder(Path path, Duration late) implements SourceConfig {
    public Folder {
      Bounds.given("path", path);
      if (late != null) {
        Bounds.between("late", late, Duration.ofSeconds(1), Duration.ofHours(1));
      }
    }
  }

  /** Frames in which the agent itself finds the hands. */
  sealed interface Video extends SourceConfig permits Film, Rtsp, Mjpeg {}

  /**
   * A video file.
   *
   * @param path the file
   * @param startsAt when its first frame was taken; null for when it is first opened
   * @param speed how many of its seconds pass in one, 0 to 1000 (0); 0 for as fast as it is taken,
   *     and then it goes on where it was
   */
  record Film(Path path, Instant startsAt, Double speed) implements Video {
    public Film {
      Bounds.given("path", path);
      speed = Bounds.between("speed", speed == null ? 0 : speed, 0.0, 1000.0);
      startsAt = startsAt == null ? null : startsAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /**
   * A camera that speaks RTSP.
   *
   * @param url {@code rtsp://user:password@host:554/...}
   * @param timeout how long it may be silent, 500 ms to 1 min (5 s)
   */
  record Rtsp(String url, Duration timeout) implements Video {
    public Rtsp {
      url = Bounds.address("url", url, "rtsps?");
      timeout = patience(timeout);
    }
  }

  /**
   * A camera that sends JPEGs one after the other over HTTP ({@code multipart/x-mixed-replace}).
   *
   * @param url {@code http://host/...}
   * @param timeout how long it may be silent, 500 ms to 1 min (5 s)
   */
  record Mjpeg(String url, Duration timeout) implements Video {
    public Mjpeg {
      url = Bounds.address("url", url, "https?");
      timeout = patience(timeout);
    }
  }

  private static Duration patience(Duration timeout) {
    Duration given = timeout == null ? Duration.ofSeconds(5) : timeout;
    return Bounds.between("timeout", given, Duration.ofMillis(500), Duration.ofMinutes(1));
  }
}
