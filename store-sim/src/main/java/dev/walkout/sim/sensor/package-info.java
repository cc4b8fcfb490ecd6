/**
 * What cameras make of a product: {@link dev.walkout.sim.sensor.CropCamera} takes hard crops at a
 * stated {@link dev.walkout.sim.sensor.Difficulty}, {@link dev.walkout.sim.sensor.StudioCamera} the
 * easy pictures of a catalogue.
 */
package dev.walkout.sim.sensor;
