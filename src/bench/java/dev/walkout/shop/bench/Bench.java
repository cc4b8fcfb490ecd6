package dev.walkout.shop.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.walkout.shop.UserError;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The benchmarks as the verb calls them.
 *
 * @param rounds how often each side is measured
 * @param seconds how long one measurement should take
 * @param threads threads that embed, on either side
 * @param scale bursts that are rendered, and the least that is measured; small only in tests
 */
public record Bench(int rounds, double seconds, int threads, int scale) {

  /** A thousand crops, so that no two in a row hit the same caches. */
  public static final int SCALE = 128;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public Bench {
    if (rounds < 1) {
      throw new UserError("--rounds must be at least 1, not " + rounds);
    }
    if (!(seconds > 0 && seconds <= 600)) {
      throw new UserError("--seconds must be above 0 and at most 600, not " + seconds);
    }
    if (threads < 1) {
      throw new UserError("--threads must be at least 1, not " + threads);
    }
    if (scale < 8) {
      throw new IllegalArgumentException("scale must be at least 8, not " + scale);
    }
  }

  /** Recognition in the topology over decoding and embedding alone. */
  public ThroughputReport throughput(Embedder embedder, Progress progress) throws Exception {
    try (Stand stand = new Stand(embedder, scale, progress)) {
      return new Throughput(stand, threads, progress).run(rounds, seconds, scale);
    }
  }

  /** From a burst's production to its sighting, over the hop and the work alone. */
  public LatencyReport latency(Embedder embedder, Progress progress) throws Exception {
    try (Stand stand = new Stand(embedder, scale, progress)) {
      double capacity =
          new Throughput(stand, threads, progress).capacity(seconds, scale).perSecond();
      return new Latency(stand, threads, progress).run(rounds, seconds, capacity);
    }
  }

  /** A report with the machine it was measured on, as JSON. */
  public static String json(Machine machine, Map<String, Object> figures) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.putAll(figures);
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are numbers and text", e);
    }
  }
}
