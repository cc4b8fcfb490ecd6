package dev.walkout.shop.bench.index;

import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.bench.index.IndexReport.Row;
import dev.walkout.shop.bench.index.IndexReport.Size;
import dev.walkout.shop.redis.AnchorTable;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.Gallery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Searches among more and more anchors: the shop's indexes, two libraries, and beside them in the
 * same rounds the reading of the same bytes and a PING.
 *
 * @param sizes how many anchors are searched among
 * @param rounds how often each is measured, in turn
 * @param seconds how long one measurement takes
 * @param tried whether settings of a server that are not the default are measured too
 */
public record IndexBench(List<Integer> sizes, int rounds, double seconds, boolean tried) {

  /** Anchors that a search answers. */
  static final int NEAREST = 5;

  /** Crops of a burst. */
  static final int BURST = 8;

  private static final int LEAST_ANCHORS = 100;
  private static final int MOST_ANCHORS = 200_000;
  private static final int BURSTS = 128;

  /** Of a name: only the categories that the gate thinks of are searched. */
  private static final String DIVIDED = ", divided";

  /** More than caches hold, so that reading it is reading from main memory. */
  private static final long MEMORY_BYTES = 128L << 20;

  public IndexBench {
    sizes = List.copyOf(sizes);
    for (int size : sizes) {
      if (size < LEAST_ANCHORS || size > MOST_ANCHORS) {
        throw new UserError(
            "--anchors must be " + LEAST_ANCHORS + " to " + MOST_ANCHORS + ", not " + size);
      }
    }
    if (rounds < 1) {
      throw new UserError("--rounds must be at least 1, not " + rounds);
    }
    if (!(seconds > 0 && seconds <= 60)) {
      throw new UserError("--seconds must be above 0 and at most 60, not " + seconds);
    }
  }

  /**
   * Measures at each size in turn.
   *
   * @param server measured too, if there is one, and left as it was
   */
  public IndexReport run(ModelCard model, Optional<RedisSide> server, Progress progress) {
    List<Size> measured = new ArrayList<>();
    for (int size : sizes) {
      measured.add(size(Clusters.of(model, size, BURSTS, BURST), server, progress));
    }
    return new IndexReport(rounds, model.dimension(), measured);
  }

  private Size size(Clusters clusters, Optional<RedisSide> server, Progress progress) {
    List<Contender> contenders = new ArrayList<>();
    try {
      progress.begin(clusters.gallery().anchorCount() + " anchors, building", 0);
      Truth truth = build(clusters, contenders, progress);
      if (server.isPresent()) {
        onServer(clusters, server.get(), contenders, progress);
      }
      List<Clusters.Burst> bursts = clusters.bursts();
      List<Row> rows = new ArrayList<>();
      for (Contender each : contenders) {
        rows.add(
            new Row(
                each.name(),
                each.setting(),
                truth.recall(each),
                new Series(i -> each.search(bursts.get(i % BURSTS).first())),
                new Series(i -> each.search(bursts.get(i % BURSTS)))));
      }
      progress.end(rows.size() + " indexes");
      return measure(clusters, server, rows, progress);
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  /** The exact index, which is the truth, and the graphs, as wide as the goal needs. */
  private static Truth build(Clusters clusters, List<Contender> built, Progress progress) {
    Contender exact = exact("exact scan", "", clusters.gallery());
    built.add(exact);
    built.add(exact("exact scan" + DIVIDED, searched(clusters), clusters.divided()));
    progress.step(1, exact.name());
    Truth truth = Truth.of(exact, clusters.bursts());
    List<float[]> anchors = clusters.anchors();
    for (Graph graph :
        List.of(new JVectorGraph(anchors, NEAREST), new LuceneGraph(anchors, NEAREST))) {
      built.add(graph);
      truth.widen(graph, NEAREST);
      progress.step(1, graph.name());
    }
    return truth;
  }

  private static Contender exact(String name, String setting, Gallery gallery) {
    return new Indexed(
        name, setting, gallery.categories(), Wiring.index(gallery), NEAREST, () -> {});
  }

  /** How many categories a burst searches. */
  private static String searched(Clusters clusters) {
    return String.format(
        Locale.ROOT,
        "%.1f of %d categories",
        clusters.bursts().stream().mapToInt(burst -> burst.categories().size()).average().orElse(0),
        clusters.divided().categories().size());
  }

  private void onServer(
      Clusters clusters, RedisSide server, List<Contender> built, Progress progress) {
    for (AnchorTable table : server.tables()) {
      built.add(held(server, table, "", "default", clusters.gallery(), progress));
      built.add(held(server, table, DIVIDED, searched(clusters), clusters.divided(), progress));
    }
    if (tried) {
      for (TriedSetting setting : TriedSetting.all()) {
        built.add(held(server, setting.table(), "", setting.name(), clusters.gallery(), progress));
      }
    }
  }

  private static Contender held(
      RedisSide server,
      AnchorTable table,
      String how,
      String setting,
      Gallery gallery,
      Progress progress) {
    RedisSide.Held held = server.put(table, gallery, progress);
    String name = "Redis " + table.kind() + how;
    return new Indexed(name, setting, gallery.categories(), held.index(), NEAREST, held.remove());
  }

  private Size measure(
      Clusters clusters, Optional<RedisSide> server, List<Row> rows, Progress progress) {
    int anchors = clusters.gallery().anchorCount();
    long bytes = (long) anchors * clusters.gallery().model().dimension() * Float.BYTES;
    Size.Read read = read(bytes);
    Size.Read memory = read(MEMORY_BYTES);
    Optional<Series> ping = server.map(its -> new Series(i -> its.ping()));
    List<Series> all = new ArrayList<>(List.of(read.series(), memory.series()));
    ping.ifPresent(all::add);
    rows.forEach(row -> all.addAll(List.of(row.one(), row.burst())));
    progress.begin(anchors + " anchors, searching", (1L + rounds) * all.size());
    for (int round = 0; round <= rounds; round++) {
      for (Series each : all) {
        each.measure(seconds);
        progress.step(1, "round " + round);
      }
      if (round == 0) {
        all.forEach(Series::forget); // until now the JIT compiler was at work
      }
    }
    progress.end(rounds + " rounds");
    return new Size(anchors, read, memory, ping, rows);
  }

  private static Size.Read read(long bytes) {
    ReadBound bound = new ReadBound(bytes);
    return new Size.Read(bytes, new Series(i -> bound.read()));
  }
}
