/**
 * The hard cases of stores without a checkout, each a short script of what people truly do; the
 * truth and what sensors report follow from it. {@link dev.walkout.sim.scenario.Scenarios} lists
 * them.
 */
package dev.walkout.sim.scenario;
