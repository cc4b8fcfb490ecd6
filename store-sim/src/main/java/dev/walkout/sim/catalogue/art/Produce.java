package dev.walkout.sim.catalogue.art;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Fruit and vegetables that are sold loose. */
public enum Produce {
  APPLE(249),
  LEMON(319),
  ORANGE(229),
  STRAWBERRY(899),
  TOMATO(379),
  ONION(149),
  CARROT(169),
  MUSHROOM(699);

  private static final int FEWEST = 2;
  private static final int MOST = 5;

  /** Share of the picture that one of them fills, and how far from its middle they lie. */
  private static final double FILLS = 0.46;

  private static final double SPREAD = 0.24;

  private final long priceMinor;

  Produce(long priceMinor) {
    this.priceMinor = priceMinor;
  }

  /** Its name in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Price of a kilogram in minor units. */
  public long priceMinor() {
    return priceMinor;
  }

  /** As many as a hand takes at once: another number, in other places, each time. */
  public Handful handful(RandomGenerator random) {
    int count = random.nextInt(FEWEST, MOST + 1);
    double first = 2 * Math.PI * random.nextDouble();
    List<Handful.Spot> spots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double angle = first + 2 * Math.PI * i / count + 0.4 * (random.nextDouble() - 0.5);
      spots.add(
          new Handful.Spot(
              0.5 + SPREAD * Math.cos(angle),
              0.5 + SPREAD * Math.sin(angle),
              FILLS * (0.9 + 0.2 * random.nextDouble()),
              Math.toRadians(360 * random.nextDouble())));
    }
    return new Handful(motif(), spots);
  }

  private Motif motif() {
    return Stream.concat(SweetMotifs.all().stream(), SavouryMotifs.all().stream())
        .filter(motif -> motif.name().equalsIgnoreCase(name()))
        .findFirst()
        .orElseThrow();
  }
}
