/**
 * The shop under faults: {@link dev.walkout.shop.bench.fault.Invariants} say what must hold
 * whatever happens, {@link dev.walkout.shop.bench.fault.Campaign} makes it happen to real
 * processes.
 */
package dev.walkout.shop.bench.fault;
