/**
 * How packages are drawn: brand families, their print, the bodies they are printed on.
 *
 * <p>Everything is shapes from java.desktop; no fonts, no picture files, no display. A family is
 * designed by {@code java.util.Random}, whose sequence is specified, from its kind and number.
 */
package dev.walkout.sim.catalogue.art;
