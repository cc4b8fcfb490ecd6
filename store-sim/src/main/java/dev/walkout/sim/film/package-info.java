/**
 * What the cameras of a simulated store see, frame by frame, as films with their truth.
 *
 * <p>A frame is a pure function of the seed, the camera and its number; encoding it is not.
 */
package dev.walkout.sim.film;
