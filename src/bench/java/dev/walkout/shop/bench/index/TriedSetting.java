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
    int links = usual.links();
    int build = usual.buildList();
    double found = usual.listPerFound();
    double root = usual.listPerRoot();
    return List.of(
        of("half the links", new Tuning(links / 2, build, found, root, usual.bits())),
        of("list 1.5 k + 0.75 root", new Tuning(links, build, found, root / 2, usual.bits())),
        of("list 1.5 k", new Tuning(links, build, found, 0, usual.bits())),
        of("8 bits (Q8)", new Tuning(links, build, found, root, 8)));
  }

  private static TriedSetting of(String name, Tuning tuning) {
    return new TriedSetting(name, new VectorSetTable(tuning));
  }
}
