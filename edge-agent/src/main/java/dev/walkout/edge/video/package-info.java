/** From a camera's film or stream to hands over the shelf's line. */
package dev.walkout.edge.video;
