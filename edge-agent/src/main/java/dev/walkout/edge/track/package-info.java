/** Follows hands from frame to frame and says what they did at the shelf's line. */
package dev.walkout.edge.track;
