package dev.walkout.sim.catalogue.art;

import dev.walkout.sim.catalogue.art.Family.Colours;
import dev.walkout.sim.catalogue.art.Family.Difference;
import dev.walkout.sim.catalogue.art.Family.Look;
import dev.walkout.sim.catalogue.art.Family.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes up a brand family from its kind and number. */
final class FamilyDesigner {
  private static final String[] STARTS = {
    "NOR", "BEL", "TAL", "VIN", "MOR", "SOL", "KAL", "RU", "FEN", "LO", "DAR", "PEP", "ZA", "HAL",
    "MIL", "GRO", "TOR", "WEN", "JUN", "QUI", "OR", "AL", "BRI", "CAS", "EL", "FRO", "HU", "KIM"
  };
  private static final String[] ENDS = {
    "RA", "LO", "VIA", "TIS", "MO", "NEX", "DAN", "KA", "BY", "RIX", "LINE", "TA", "VO", "GOLD",
    "SON", "ZI", "MAR", "PO", "NE", "WELL", "STA", "DO", "QUE", "LY", "FOX", "HILL", "BAY", "ETTE"
  };
  private static final List<String> GRADES =
      List.of("Original", "Light", "Extra", "Classic", "Intense", "Mild", "Gold", "Family");
  private static final double FAR_APART = 34;
  private static final double LARGE = 1.4;

  private final Kind kind;
  private final int number;
  private final Random random;

  FamilyDesigner(Kind kind, int number) {
    this.kind = kind;
    this.number = number;
    // Well-known generator with a specified sequence: a family must look the same for ever.
    this.random = new Random(kind.category().hashCode() * 31_000L + number * 7919L + 17);
  }

  Family design() {
    String brand = brand();
    String line = pick(kind.lines());
    Difference difference = difference();
    List<Variant> variants = variants(difference);
    return new Family(kind, number, brand, line, difference, look(variants), variants);
  }

  private String brand() {
    String start = STARTS[random.nextInt(STARTS.length)];
    String end = ENDS[random.nextInt(ENDS.length)];
    String name = start + end;
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private Difference difference() {
    double draw = random.nextDouble();
    if (draw < 0.66) {
      return Difference.BAND_AND_PICTURE;
    }
    if (draw < 0.81) {
      return Difference.BAND;
    }
    return draw < 0.94 ? Difference.PICTURE : Difference.SIZE;
  }

  private List<Variant> variants(Difference difference) {
    List<Motif> motifs = farApart();
    String usual = kind.sizes().get(1);
    int steady = Palette.vivid(random.nextDouble());
    List<String> grades = new ArrayList<>(GRADES);
    Collections.shuffle(grades, random);
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < Family.VARIANTS; i++) {
      Motif own = motifs.get(i);
      variants.add(
          switch (difference) {
            case BAND_AND_PICTURE -> new Variant(i, own.name(), own, own.colour(), usual, 1);
            case BAND -> new Variant(i, grades.get(i), motifs.get(0), own.colour(), usual, 1);
            case PICTURE -> new Variant(i, own.name(), own, steady, usual, 1);
            case SIZE -> sized(i, motifs.get(i % 2));
          });
    }
    return variants;
  }

  private Variant sized(int number, Motif motif) {
    boolean large = number >= 2;
    String size = kind.sizes().get(large ? 2 : 0);
    return new Variant(number, motif.name(), motif, motif.colour(), size, large ? LARGE : 1);
  }

  /** Motifs whose colours a person tells apart at a glance. */
  private List<Motif> farApart() {
    List<Motif> shuffled = new ArrayList<>(kind.motifs());
    Collections.shuffle(shuffled, random);
    List<Motif> chosen = new ArrayList<>();
    for (double least = FAR_APART; chosen.size() < Family.VARIANTS; least *= 0.8) {
      for (Motif motif : shuffled) {
        double wanted = least;
        if (chosen.size() < Family.VARIANTS
            && chosen.stream()
                .allMatch(other -> Palette.distance(other.colour(), motif.colour()) >= wanted)) {
          chosen.add(motif);
        }
      }
    }
    return chosen;
  }

  private Look look(List<Variant> variants) {
    Colours colours = colours(variants);
    Lettering.Style lettering =
        new Lettering.Style(0.9 + 0.9 * random.nextDouble(), random.nextInt(3) == 0 ? 0.22 : 0.0);
    return new Look(
        pick(List.of(Layout.values())),
        random.nextBoolean(),
        pick(List.of(FrontPainter.Mark.values())),
        pick(List.of(FrontPainter.Pattern.values())),
        lettering,
        colours,
        random.nextDouble(),
        random.nextInt(6));
  }

  private Colours colours(List<Variant> variants) {
    int ground = Palette.GROUNDS[random.nextInt(Palette.GROUNDS.length)];
    for (int tries = 0; tries < 60 && nearest(ground, variants) < 26; tries++) {
      ground = Palette.GROUNDS[random.nextInt(Palette.GROUNDS.length)];
    }
    double towards = random.nextBoolean() ? 0.3 : -0.25;
    int second =
        random.nextInt(3) == 0
            ? Palette.mix(ground, Palette.GROUNDS[random.nextInt(Palette.GROUNDS.length)], 0.5)
            : Palette.tone(ground, towards);
    int plate = Palette.GROUNDS[random.nextInt(Palette.GROUNDS.length)];
    for (int tries = 0; tries < 60 && Palette.distance(plate, ground) < 40; tries++) {
      plate = Palette.GROUNDS[random.nextInt(Palette.GROUNDS.length)];
    }
    return new Colours(ground, second, plate, Palette.inkOn(plate));
  }

  private static double nearest(int ground, List<Variant> variants) {
    return variants.stream().mapToDouble(v -> Palette.distance(ground, v.band())).min().orElse(0);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
