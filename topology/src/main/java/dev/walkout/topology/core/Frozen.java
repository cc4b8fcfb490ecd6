package dev.walkout.topology.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Collections that never change, and are not copied where nothing did: a state is made anew for
 * every record, and most of it stays as it was.
 */
public final class Frozen {

  private static final Class<?> FROZEN =
      Collections.unmodifiableSortedMap(new TreeMap<>()).getClass();

  private Frozen() {}

  /** The map as it is now; itself, if it is one of these. */
  public static <K, V> SortedMap<K, V> copyOf(SortedMap<K, V> map) {
    return map.getClass() == FROZEN ? map : Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** The map with one more entry, or another value for its key. */
  public static <K, V> SortedMap<K, V> with(SortedMap<K, V> map, K key, V value) {
    TreeMap<K, V> next = new TreeMap<>(map);
    next.put(key, value);
    return Collections.unmodifiableSortedMap(next);
  }

  /** The entries whose values are to stay; the map itself, if all are. */
  public static <K, V> SortedMap<K, V> kept(SortedMap<K, V> map, Predicate<V> stays) {
    for (V value : map.values()) {
      if (!stays.test(value)) {
        TreeMap<K, V> next = new TreeMap<>(map);
        next.values().removeIf(stays.negate());
        return Collections.unmodifiableSortedMap(next);
      }
    }
    return map;
  }

  /** The elements that are to stay; the list itself, if all are. */
  public static <T> List<T> kept(List<T> list, Predicate<? super T> stays) {
    for (T element : list) {
      if (!stays.test(element)) {
        return list.stream().filter(stays).<T>map(each -> each).toList();
      }
    }
    return list;
  }
}
