/**
 * What the simulated shop sells: drawn packages without end, or somebody's photographs.
 *
 * <p>Drawn packages are a fixed universe: 6 kinds of 400 brand families of 4 look-alike variants,
 * each always the same. Families whose number leaves 3 when divided by 4 are held out: {@link
 * dev.walkout.sim.catalogue.PhotoSetWriter} never writes them for training. How packages look is
 * part of what the shipped model was trained on; whoever changes it trains the model again.
 */
package dev.walkout.sim.catalogue;
