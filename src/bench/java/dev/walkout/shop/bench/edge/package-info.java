/** What the agent's journal survives. */
package dev.walkout.shop.bench.edge;
