/** Scores every scenario of the simulated store through the real topologies. */
package dev.walkout.shop.score;
