/** Finds arms, and what they hold, in one frame. */
package dev.walkout.edge.detect;
