/** From the journal to the broker. */
package dev.walkout.edge.publish;
