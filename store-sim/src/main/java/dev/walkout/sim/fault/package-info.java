/**
 * What goes wrong between a sensor and the shop, and beneath the shop: a {@link
 * dev.walkout.sim.fault.FaultScript} of {@link dev.walkout.sim.fault.Disturbance}s that a person
 * can write and a seed repeats.
 */
package dev.walkout.sim.fault;
