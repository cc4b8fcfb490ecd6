package dev.walkout.sim.catalogue.art;

import java.util.List;

/**
 * One brand's packages of one kind: up to four look-alikes that share brand mark, layout and ground
 * colours and differ in colour band, flavour picture or size.
 *
 * @param number 0..{@link #UNIVERSE}-1, unique within the kind
 */
public record Family(
    Kind kind,
    int number,
    String brand,
    String line,
    Difference difference,
    Look look,
    List<Variant> variants) {
  /** How many families there are of each kind. */
  public static final int UNIVERSE = 400;

  /** How many look-alikes each family has. */
  public static final int VARIANTS = 4;

  public Family {
    variants = List.copyOf(variants);
  }

  /** What tells the variants of a family apart. */
  public enum Difference {
    BAND_AND_PICTURE,
    BAND,
    PICTURE,
    /** Two flavours in two sizes: other numerals and other proportions, nothing else. */
    SIZE
  }

  /** What the variants share. */
  record Look(
      Layout layout,
      boolean mirrored,
      FrontPainter.Mark mark,
      FrontPainter.Pattern pattern,
      Lettering.Style lettering,
      Colours colours,
      double proportion,
      int body) {}

  /** The colours of a family: its ground, the pattern on it, and its brand mark. */
  record Colours(int ground, int second, int plate, int brandInk) {}

  /**
   * One product of a family.
   *
   * @param stretch how much taller than the family's usual package it is (1 for most)
   */
  public record Variant(
      int number, String flavour, Motif motif, int band, String size, double stretch) {
    /** Whether it is the larger of two sizes. */
    public boolean large() {
      return stretch > 1;
    }
  }

  /** The family of a kind with this number: always the same one. */
  public static Family of(Kind kind, int number) {
    if (number < 0 || number >= UNIVERSE) {
      throw new IllegalArgumentException(
          "family number must be 0.." + (UNIVERSE - 1) + ", not " + number);
    }
    return new FamilyDesigner(kind, number).design();
  }

  /** Whether no photo of this family may be given to the training of the shipped model. */
  public boolean heldOut() {
    return number % 4 == 3;
  }

  /** The product's name as a shelf label would print it. */
  public String title(Variant variant) {
    return brand + " " + line + " " + variant.flavour() + " " + variant.size();
  }
}
