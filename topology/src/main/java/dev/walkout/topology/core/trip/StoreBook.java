package dev.walkout.topology.core.trip;

/** How far each store has come. */
@FunctionalInterface
public interface StoreBook {

  StoreProgress of(String storeId);
}
