/**
 * Benchmarks of the running shop: each measures the program against its own bare parts, in one JVM
 * and one run, so that its ratios carry to other machines.
 */
package dev.walkout.shop.bench;
