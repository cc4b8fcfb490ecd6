package dev.walkout.shop.bench.index;

import dev.walkout.shop.redis.VectorSetTable;
import dev.walkout.shop.redis.VectorSetTable.Tuning;
import java.util.List;

/**
 * A setting of vector sets that is not the default, and is measured to show why.
 *
 * @param name what is other
 */
record TriedSetting(String name, VectorSetTable table) {

  /** Fewer links, shorter lists, and vectors of 8 bits a number, each by itself. */
  static List<TriedSetting> all() {
    Tuning usual = Tuning.defaults();
    return List.of(
        of("half the links", new Tuning(usual.links() / 2, usual.buildList(), 1.5, 1.5, 32)),
        of("list 1.5 k + 0.75 root", new Tuning(usual.links(), usual.buildList(), 1.5, 0.75, 32)),
        of("list 1.5 k", new Tuning(usual.links(), usual.buildList(), 1.5, 0, 32)),
        of("8 bits (Q8)", new Tuning(usual.links(), usual.buildList(), 1.5, 1.5, 8)));
  }

  private static TriedSetting of(String name, Tuning tuning) {
    return new TriedSetting(name, new VectorSetTable(tuning));
  }
}
