package dev.walkout.sim.sensor;

/** A source of reports, in order of time; iterating again gives the same again. */
public interface Sensor extends Iterable<Report> {

  String id();
}
