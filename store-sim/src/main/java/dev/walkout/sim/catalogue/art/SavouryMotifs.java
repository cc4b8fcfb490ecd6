package dev.walkout.sim.catalogue.art;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** Drawings of vegetables and savoury flavours, for snacks and tins. */
final class SavouryMotifs {
  private static final int LEAF = 0x3a8a34;

  private SavouryMotifs() {}

  static List<Motif> all() {
    return List.of(
        new Motif("Cheese", 0xf4b92a, SavouryMotifs::cheese),
        new Motif("Chilli", 0xcf1f1f, SavouryMotifs::chilli),
        new Motif("Tomato", 0xe4492c, SavouryMotifs::tomato),
        new Motif("Onion", 0x8c5a9e, SavouryMotifs::onion),
        new Motif("Corn", 0xf6d63a, SavouryMotifs::corn),
        new Motif("Sea Salt", 0x3f7fc4, SavouryMotifs::salt),
        new Motif("Pea", 0x5fae3c, SavouryMotifs::pea),
        new Motif("Bean", 0x7a3326, SavouryMotifs::bean),
        new Motif("Mushroom", 0xb39272, SavouryMotifs::mushroom),
        new Motif("Carrot", 0xee7d22, SavouryMotifs::carrot),
        new Motif("Tuna", 0x2f6f8f, SavouryMotifs::tuna),
        new Motif("Olive", 0x66702a, SavouryMotifs::olive),
        new Motif("Herbs", 0x2f8f6a, SavouryMotifs::herbs),
        new Motif("Beetroot", 0x9c1d5a, SavouryMotifs::beetroot));
  }

  private static double[] radii(double a, double b) {
    return new double[] {a, b};
  }

  private static void cheese(Pen pen) {
    pen.colour(0xd9961a).poly(0.06, 0.5, 0.94, 0.5, 0.94, 0.84, 0.06, 0.84);
    pen.colour(0xf9cf52).poly(0.06, 0.5, 0.7, 0.16, 0.94, 0.5);
    pen.colour(0xb87a0e).disc(0.26, 0.66, 0.09).disc(0.56, 0.72, 0.07).disc(0.8, 0.62, 0.08);
    pen.oval(0.6, 0.38, 0.1, 0.05);
  }

  private static void chilli(Pen pen) {
    pen.colour(0x8f0f12).arc(0.24, new Rectangle2D.Double(0.0, -0.3, 0.8, 1.0), 270, 75);
    pen.colour(0xd92626).arc(0.19, new Rectangle2D.Double(0.0, -0.31, 0.8, 1.0), 268, 76);
    pen.poly(0.42, 0.58, 0.42, 0.8, 0.04, 0.82);
    pen.colour(LEAF).disc(0.79, 0.2, 0.1).line(0.06, 0.79, 0.2, 0.88, 0.04);
  }

  private static void tomato(Pen pen) {
    pen.colour(0xd8361f).oval(0.5, 0.57, 0.43, 0.37).colour(0xf27a5e).oval(0.34, 0.46, 0.1, 0.07);
    pen.colour(LEAF).star(0.5, 0.27, 6, radii(0.26, 0.08));
  }

  private static void onion(Pen pen) {
    pen.colour(0x6f4284).oval(0.5, 0.6, 0.38, 0.34).poly(0.36, 0.36, 0.64, 0.36, 0.5, 0.02);
    pen.colour(0xb98cc9).oval(0.5, 0.6, 0.26, 0.32).colour(0x8c5a9e).oval(0.5, 0.6, 0.13, 0.32);
    pen.colour(0xd8c8a0).line(0.03, 0.44, 0.93, 0.4, 0.99).line(0.03, 0.56, 0.93, 0.6, 0.99);
  }

  private static void corn(Pen pen) {
    pen.colour(0xd8a714).oval(0.5, 0.44, 0.2, 0.42).colour(0xfbe25c);
    for (int i = 0; i < 24; i++) {
      pen.oval(0.38 + 0.12 * (i % 3), 0.12 + 0.085 * (i / 3), 0.05, 0.036);
    }
    pen.colour(LEAF).leaf(0.3, 0.68, radii(0.11, 0.32), -24).leaf(0.7, 0.68, radii(0.11, 0.32), 24);
  }

  private static void salt(Pen pen) {
    pen.colour(0x3f7fc4).poly(0.3, 0.3, 0.7, 0.3, 0.82, 0.94, 0.18, 0.94);
    pen.colour(0x4c5c6e).slab(0.28, 0.06, 0.44, 0.25).colour(0xe8f1fa).rect(0.26, 0.5, 0.48, 0.24);
    pen.colour(0x22303f).disc(0.4, 0.18, 0.03).disc(0.5, 0.16, 0.03).disc(0.6, 0.18, 0.03);
  }

  private static void pea(Pen pen) {
    pen.colour(0x2f7a26).leaf(0.5, 0.5, radii(0.48, 0.22), -25);
    pen.colour(0x7fce4e).disc(0.26, 0.61, 0.12).disc(0.5, 0.5, 0.13).disc(0.74, 0.39, 0.12);
    pen.colour(0xc0f090).disc(0.23, 0.57, 0.04).disc(0.46, 0.46, 0.04).disc(0.7, 0.35, 0.04);
  }

  private static void bean(Pen pen) {
    double[][] at = {{0.32, 0.34, -30}, {0.66, 0.5, 40}, {0.36, 0.74, 5}};
    for (double[] p : at) {
      pen.colour(0x7a3326).leaf(p[0], p[1], radii(0.27, 0.16), p[2]);
      pen.colour(0xb56a54).leaf(p[0] - 0.04, p[1] - 0.05, radii(0.12, 0.04), p[2]);
    }
  }

  private static void mushroom(Pen pen) {
    pen.colour(0xeadfcb).slab(0.37, 0.45, 0.26, 0.48).colour(0x9a7350).oval(0.5, 0.4, 0.43, 0.3);
    pen.colour(0xeadfcb).rect(0.05, 0.46, 0.9, 0.04);
    pen.colour(0xc7a37e).disc(0.35, 0.3, 0.07).disc(0.6, 0.26, 0.06);
  }

  private static void carrot(Pen pen) {
    pen.colour(LEAF).leaf(0.6, 0.18, radii(0.06, 0.18), 10).leaf(0.74, 0.24, radii(0.06, 0.18), 50);
    pen.leaf(0.82, 0.36, radii(0.06, 0.15), 85);
    pen.colour(0xee7d22).disc(0.6, 0.42, 0.18).poly(0.46, 0.31, 0.72, 0.55, 0.1, 0.95);
    pen.colour(0xb5540c).line(0.025, 0.45, 0.5, 0.55, 0.56).line(0.025, 0.32, 0.64, 0.42, 0.7);
  }

  private static void tuna(Pen pen) {
    pen.colour(0x2f6f8f)
        .leaf(0.44, 0.5, radii(0.38, 0.2), 0)
        .poly(0.74, 0.5, 0.97, 0.26, 0.97, 0.74);
    pen.colour(0xb9dcea).leaf(0.42, 0.58, radii(0.3, 0.1), 0);
    pen.colour(0x1d4a61).poly(0.36, 0.34, 0.58, 0.34, 0.56, 0.18);
    pen.colour(0xffffff).disc(0.2, 0.46, 0.05).colour(0).disc(0.2, 0.46, 0.025);
  }

  private static void olive(Pen pen) {
    pen.colour(0x4b5a1c).line(0.03, 0.1, 0.2, 0.9, 0.12);
    pen.colour(0x7d9a52)
        .leaf(0.66, 0.28, radii(0.22, 0.07), 20)
        .leaf(0.3, 0.1, radii(0.2, 0.06), -5);
    pen.colour(0x59641f).oval(0.32, 0.58, 0.2, 0.26).oval(0.7, 0.66, 0.2, 0.26);
    pen.colour(0xd8402a).disc(0.32, 0.4, 0.07).disc(0.7, 0.48, 0.07);
  }

  private static void herbs(Pen pen) {
    pen.colour(0x1f6a4c).line(0.03, 0.5, 0.97, 0.5, 0.1);
    for (int i = 0; i < 4; i++) {
      double y = 0.24 + 0.18 * i;
      pen.colour(0x38a67c).leaf(0.3, y, radii(0.2, 0.085), 25).leaf(0.7, y, radii(0.2, 0.085), -25);
    }
  }

  private static void beetroot(Pen pen) {
    pen.colour(0x4f9a3c)
        .leaf(0.38, 0.2, radii(0.09, 0.2), -20)
        .leaf(0.62, 0.2, radii(0.09, 0.2), 20);
    pen.colour(0x9c1d5a).disc(0.5, 0.6, 0.29).poly(0.36, 0.82, 0.64, 0.82, 0.5, 1.0);
    pen.colour(0xd0609a).arc(0.04, new Rectangle2D.Double(0.32, 0.42, 0.36, 0.36), 0, 360);
  }
}
