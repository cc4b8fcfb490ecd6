package dev.walkout.sim.catalogue.art;

import java.util.List;

/** A category of rendered packages: what its shapes, names, sizes and pictures are taken from. */
public enum Kind {
  CEREAL(
      List.of("Crunch", "Flakes", "Loops", "Muesli", "Puffs", "Hoops", "Squares", "Granola"),
      List.of("250 g", "500 g", "750 g"),
      SweetMotifs.all()),
  DRINKS(
      List.of("Soda", "Juice", "Splash", "Fizz", "Nectar", "Iced Tea", "Water", "Smoothie"),
      List.of("250 ml", "500 ml", "750 ml"),
      SweetMotifs.all()),
  TOYS(
      List.of("Blocks", "Builder", "Puzzle", "Heroes", "Friends", "World", "Kit", "Club"),
      List.of("24 pcs", "60 pcs", "96 pcs"),
      ToyMotifs.all()),
  SNACKS(
      List.of("Chips", "Crisps", "Bites", "Crackers", "Popcorn", "Twists", "Rings", "Sticks"),
      List.of("90 g", "180 g", "300 g"),
      SavouryMotifs.all()),
  HOUSEHOLD(
      List.of("Wash", "Clean", "Soap", "Care", "Gel", "Foam", "Fresh", "Shower"),
      List.of("300 ml", "500 ml", "900 ml"),
      HomeMotifs.all()),
  TINS(
      List.of("Garden", "Soup", "Stew", "Select", "Kitchen", "Pantry", "Salad", "Ragout"),
      List.of("200 g", "400 g", "800 g"),
      SavouryMotifs.all());

  private final List<String> lines;
  private final List<String> sizes;
  private final List<Motif> motifs;

  Kind(List<String> lines, List<String> sizes, List<Motif> motifs) {
    this.lines = lines;
    this.sizes = sizes;
    this.motifs = motifs;
  }

  /** The category's id in lower case: {@code cereal}, {@code drinks}, ... */
  public String category() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  List<String> lines() {
    return lines;
  }

  /** Small, usual, large. */
  List<String> sizes() {
    return sizes;
  }

  List<Motif> motifs() {
    return motifs;
  }
}
