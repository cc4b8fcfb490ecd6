package dev.walkout.shop.bench.checkout;

/**
 * What checkout's transactions held on its day.
 *
 * @param count how many there were
 * @param outputs what they wrote for others to read
 * @param changelogs what they wrote of its own state, as bytes
 */
record Transactions(long count, Outputs outputs, Outputs changelogs) {}
