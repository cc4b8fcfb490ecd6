package dev.walkout.shop.bench.index;

import dev.walkout.vision.Progress;
import java.util.List;

/** The server indexes that are measured. */
interface RedisSide {
  List<Contender> indexes(Clusters clusters, int k, Progress progress);

  void ping();
}
