/** The language in which scenarios are written: people, moments, and what sensors make of them. */
package dev.walkout.sim.scenario.script;
