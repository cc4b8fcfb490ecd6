/**
 * Searching anchors: the shop's own indexes beside two libraries, the reading of the same bytes and
 * a PING.
 */
package dev.walkout.shop.bench.index;
