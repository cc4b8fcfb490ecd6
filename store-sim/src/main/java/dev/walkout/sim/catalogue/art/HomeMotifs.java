package dev.walkout.sim.catalogue.art;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** Drawings of scents, for soap and household goods. */
final class HomeMotifs {
  private static final int LEAF = 0x4a9a52;

  private HomeMotifs() {}

  static List<Motif> all() {
    return List.of(
        new Motif("Lavender", 0x8a6cc2, HomeMotifs::lavender),
        new Motif("Citrus", 0xf4d52c, HomeMotifs::citrus),
        new Motif("Pine", 0x1f7048, HomeMotifs::pine),
        new Motif("Rose", 0xe05a84, HomeMotifs::rose),
        new Motif("Ocean", 0x1f7fc0, HomeMotifs::ocean),
        new Motif("Aloe", 0x7ab648, HomeMotifs::aloe),
        new Motif("Cotton", 0xb8dcf0, HomeMotifs::cotton),
        new Motif("Sunshine", 0xf5a21c, HomeMotifs::sunshine),
        new Motif("Daisy", 0xe8e8dc, HomeMotifs::daisy),
        new Motif("Shell", 0xe8a58c, HomeMotifs::shell),
        new Motif("Poppy", 0xd8321f, HomeMotifs::poppy),
        new Motif("Spring", 0x33b5a5, HomeMotifs::spring),
        new Motif("Almond", 0x9a6a3c, HomeMotifs::almond),
        new Motif("Violet", 0x59308c, HomeMotifs::violet));
  }

  private static double[] radii(double a, double b) {
    return new double[] {a, b};
  }

  private static void petals(Pen pen, int count, double[] radii) {
    for (int i = 0; i < count; i++) {
      double a = 2 * Math.PI * i / count - Math.PI / 2;
      double x = 0.5 + radii[0] * Math.cos(a);
      double y = 0.5 + radii[0] * Math.sin(a);
      pen.leaf(x, y, radii(radii[0], radii[1]), Math.toDegrees(a));
    }
  }

  private static void lavender(Pen pen) {
    double[] stems = {0.26, 0.5, 0.74};
    for (double x : stems) {
      pen.colour(LEAF).line(0.03, 0.5, 0.97, x, 0.1).colour(0x8a6cc2);
      for (int i = 0; i < 5; i++) {
        double t = 0.1 + 0.11 * i;
        pen.oval(x + (0.5 - x) * (t - 0.1) - 0.045, t, 0.06, 0.05);
        pen.oval(x + (0.5 - x) * (t - 0.1) + 0.045, t + 0.04, 0.06, 0.05);
      }
    }
  }

  private static void citrus(Pen pen) {
    pen.colour(0xe2b80e).disc(0.5, 0.5, 0.44).colour(0xfffbe0).disc(0.5, 0.5, 0.38);
    pen.colour(0xf8e04a);
    petals(pen, 8, radii(0.18, 0.06));
    pen.colour(LEAF).leaf(0.84, 0.14, radii(0.16, 0.08), -35);
  }

  private static void pine(Pen pen) {
    pen.colour(0x6b4a2a).rect(0.44, 0.8, 0.12, 0.18).colour(0x1f7048);
    pen.poly(0.5, 0.02, 0.74, 0.36, 0.26, 0.36).poly(0.5, 0.2, 0.82, 0.6, 0.18, 0.6);
    pen.poly(0.5, 0.4, 0.92, 0.84, 0.08, 0.84);
  }

  private static void rose(Pen pen) {
    pen.colour(LEAF).line(0.05, 0.5, 0.96, 0.5, 0.5).leaf(0.66, 0.78, radii(0.17, 0.07), -25);
    pen.colour(0xb8305c).disc(0.5, 0.36, 0.32).colour(0xe05a84).disc(0.46, 0.36, 0.24);
    pen.colour(0xf29ab4).disc(0.52, 0.32, 0.15).colour(0xb8305c).disc(0.5, 0.34, 0.06);
  }

  private static void ocean(Pen pen) {
    int[] blues = {0x69b7e6, 0x1f7fc0, 0x0f4f86};
    for (int i = 0; i < 3; i++) {
      pen.colour(blues[i]);
      for (int k = 0; k < 3; k++) {
        pen.arc(0.1, new Rectangle2D.Double(0.02 + 0.32 * k, 0.2 + 0.22 * i, 0.32, 0.26), 0, 180);
      }
    }
  }

  private static void aloe(Pen pen) {
    double[] turns = {-58, -30, 0, 30, 58};
    for (double turn : turns) {
      double a = Math.toRadians(turn);
      double x = 0.5 + 0.34 * Math.sin(a);
      double y = 0.88 - 0.4 * Math.cos(a);
      pen.colour(0x4e8a28).leaf(x, y, radii(0.09, 0.4), turn);
      pen.colour(0x94cc5c).leaf(x, y, radii(0.04, 0.33), turn);
    }
  }

  private static void cotton(Pen pen) {
    pen.colour(0x7a5a3a).line(0.05, 0.5, 0.96, 0.5, 0.6).poly(0.28, 0.72, 0.72, 0.72, 0.5, 0.56);
    pen.colour(0xcfe2ee)
        .disc(0.32, 0.42, 0.22)
        .disc(0.68, 0.42, 0.22)
        .disc(0.5, 0.28, 0.23)
        .disc(0.5, 0.54, 0.22);
    pen.colour(0xffffff).disc(0.32, 0.39, 0.17).disc(0.66, 0.39, 0.17).disc(0.5, 0.25, 0.17);
  }

  private static void sunshine(Pen pen) {
    pen.colour(0xf5a21c).star(0.5, 0.5, 12, radii(0.48, 0.3)).colour(0xffd84a).disc(0.5, 0.5, 0.27);
  }

  private static void daisy(Pen pen) {
    pen.colour(0xb9b9a8);
    petals(pen, 10, radii(0.25, 0.1));
    pen.colour(0xffffff);
    petals(pen, 10, radii(0.235, 0.075));
    pen.colour(0xf0b81e).disc(0.5, 0.5, 0.14);
  }

  private static void shell(Pen pen) {
    pen.colour(0xd9866a);
    for (int i = -3; i <= 3; i++) {
      double a = Math.toRadians(24.0 * i);
      pen.leaf(0.5 + 0.3 * Math.sin(a), 0.76 - 0.36 * Math.cos(a), radii(0.09, 0.34), 24.0 * i);
    }
    pen.colour(0xf7cdb8);
    for (int i = -3; i <= 3; i++) {
      double a = Math.toRadians(24.0 * i);
      pen.leaf(0.5 + 0.3 * Math.sin(a), 0.76 - 0.36 * Math.cos(a), radii(0.045, 0.28), 24.0 * i);
    }
    pen.colour(0xd9866a).slab(0.34, 0.82, 0.32, 0.12);
  }

  private static void poppy(Pen pen) {
    pen.colour(LEAF).line(0.04, 0.5, 0.97, 0.5, 0.5);
    pen.colour(0xa81c10).disc(0.32, 0.42, 0.25).disc(0.68, 0.42, 0.25);
    pen.colour(0xe24a34).oval(0.5, 0.27, 0.28, 0.2).oval(0.5, 0.54, 0.28, 0.19);
    pen.colour(0x20140e).disc(0.5, 0.4, 0.1);
  }

  private static void spring(Pen pen) {
    pen.colour(0x158a7c).poly(0.5, 0.02, 0.78, 0.52, 0.22, 0.52).disc(0.5, 0.64, 0.31);
    pen.colour(0x5fd8ca).poly(0.5, 0.16, 0.7, 0.54, 0.3, 0.54).disc(0.5, 0.64, 0.23);
    pen.colour(0xe6fffb).leaf(0.4, 0.66, radii(0.06, 0.14), 20);
  }

  private static void almond(Pen pen) {
    pen.colour(0x7a4c24)
        .leaf(0.36, 0.5, radii(0.2, 0.4), -22)
        .leaf(0.68, 0.56, radii(0.18, 0.36), 24);
    pen.colour(0xb8854e)
        .leaf(0.35, 0.48, radii(0.12, 0.32), -22)
        .leaf(0.67, 0.54, radii(0.1, 0.28), 24);
  }

  private static void violet(Pen pen) {
    pen.colour(0x59308c);
    petals(pen, 5, radii(0.23, 0.2));
    pen.colour(0x9a78d0);
    petals(pen, 5, radii(0.18, 0.11));
    pen.colour(0xf4d23a).disc(0.5, 0.5, 0.1);
  }
}
