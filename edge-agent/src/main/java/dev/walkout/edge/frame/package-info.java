/** A camera's frames and their parts: what films and streams give, and detectors look at. */
package dev.walkout.edge.frame;
