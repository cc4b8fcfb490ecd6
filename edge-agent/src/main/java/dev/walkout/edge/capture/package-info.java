/** From what a camera saw to what the agent reports of it. */
package dev.walkout.edge.capture;
