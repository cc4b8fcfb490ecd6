/** The agent's time. */
package dev.walkout.edge.clock;
