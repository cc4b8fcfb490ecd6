package dev.walkout.sim.catalogue.art;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** Drawings of fruits and sweet flavours, for cereals and drinks. */
final class SweetMotifs {
  private static final int LEAF = 0x3f9b3a;

  private SweetMotifs() {}

  static List<Motif> all() {
    return List.of(
        new Motif("Strawberry", 0xe0304a, SweetMotifs::strawberry),
        new Motif("Blueberry", 0x3d4fb5, SweetMotifs::blueberry),
        new Motif("Banana", 0xf2c81e, SweetMotifs::banana),
        new Motif("Apple", 0x7cb82f, SweetMotifs::apple),
        new Motif("Lemon", 0xf5e342, SweetMotifs::lemon),
        new Motif("Orange", 0xf28a1c, SweetMotifs::orange),
        new Motif("Cherry", 0xb3122f, SweetMotifs::cherry),
        new Motif("Grape", 0x7a3a9c, SweetMotifs::grape),
        new Motif("Kiwi", 0x5f8f23, SweetMotifs::kiwi),
        new Motif("Coconut", 0xa9cfe0, SweetMotifs::coconut),
        new Motif("Honey", 0xe8a317, SweetMotifs::honey),
        new Motif("Cocoa", 0x5b3420, SweetMotifs::cocoa),
        new Motif("Mint", 0x27a98b, SweetMotifs::mint),
        new Motif("Raspberry", 0xd94b8f, SweetMotifs::raspberry),
        new Motif("Pineapple", 0xd8b21a, SweetMotifs::pineapple),
        new Motif("Vanilla", 0xf0dfae, SweetMotifs::vanilla));
  }

  private static double[] radii(double a, double b) {
    return new double[] {a, b};
  }

  private static void strawberry(Pen pen) {
    pen.colour(0xe0304a)
        .leaf(0.5, 0.5, radii(0.34, 0.3), 0)
        .poly(0.17, 0.52, 0.83, 0.52, 0.5, 0.97);
    pen.colour(0xffe08a);
    for (int i = 0; i < 9; i++) {
      pen.oval(0.3 + 0.2 * (i % 3), 0.42 + 0.14 * (i / 3), 0.02, 0.03);
    }
    pen.colour(LEAF).star(0.5, 0.24, 7, radii(0.24, 0.1));
  }

  private static void blueberry(Pen pen) {
    double[][] at = {{0.34, 0.36}, {0.68, 0.4}, {0.48, 0.68}};
    for (double[] p : at) {
      pen.colour(0x3d4fb5).disc(p[0], p[1], 0.25);
      pen.colour(0x6b7bd6).disc(p[0] - 0.07, p[1] - 0.08, 0.1);
      pen.colour(0x222e70).star(p[0] + 0.03, p[1] + 0.02, 5, radii(0.09, 0.04));
    }
    pen.colour(LEAF).leaf(0.2, 0.68, radii(0.17, 0.07), -40);
  }

  private static void banana(Pen pen) {
    pen.colour(0xc99a12).arc(0.25, new Rectangle2D.Double(0.1, -0.25, 0.8, 1.0), 195, 120);
    pen.colour(0xf7d530).arc(0.2, new Rectangle2D.Double(0.1, -0.27, 0.8, 1.0), 197, 116);
    pen.colour(0x6b4a12).disc(0.13, 0.37, 0.06).disc(0.79, 0.6, 0.06);
  }

  private static void apple(Pen pen) {
    pen.colour(0x7cb82f).disc(0.36, 0.56, 0.27).disc(0.64, 0.56, 0.27).oval(0.5, 0.66, 0.32, 0.28);
    pen.colour(0xa8d660).leaf(0.3, 0.5, radii(0.07, 0.14), 15);
    pen.colour(0x6b4020).line(0.05, 0.5, 0.36, 0.54, 0.12);
    pen.colour(LEAF).leaf(0.66, 0.18, radii(0.14, 0.07), -20);
  }

  private static void lemon(Pen pen) {
    pen.colour(0xe3c71a).leaf(0.5, 0.5, radii(0.44, 0.28), -30);
    pen.disc(0.12, 0.7, 0.08).disc(0.88, 0.3, 0.08);
    pen.colour(0xf9ec55).leaf(0.48, 0.48, radii(0.36, 0.22), -30);
    pen.colour(LEAF).leaf(0.78, 0.78, radii(0.17, 0.07), 30);
  }

  private static void orange(Pen pen) {
    pen.colour(0xf28a1c).disc(0.5, 0.5, 0.42);
    pen.colour(0xfff0d0).disc(0.5, 0.5, 0.35);
    pen.colour(0xf7a63c).disc(0.5, 0.5, 0.32);
    pen.colour(0xfff0d0);
    for (int i = 0; i < 4; i++) {
      double a = Math.PI * i / 4;
      double x = 0.32 * Math.cos(a);
      double y = 0.32 * Math.sin(a);
      pen.line(0.035, 0.5 - x, 0.5 - y, 0.5 + x, 0.5 + y);
    }
  }

  private static void cherry(Pen pen) {
    pen.colour(0x5f7a1f).line(0.04, 0.3, 0.6, 0.56, 0.1).line(0.04, 0.7, 0.66, 0.56, 0.1);
    pen.colour(LEAF).leaf(0.72, 0.14, radii(0.18, 0.08), 10);
    pen.colour(0xb3122f).disc(0.29, 0.68, 0.22).disc(0.71, 0.74, 0.22);
    pen.colour(0xe8667a).disc(0.22, 0.6, 0.06).disc(0.64, 0.66, 0.06);
  }

  private static void grape(Pen pen) {
    pen.colour(0x5f7a1f).line(0.05, 0.5, 0.25, 0.5, 0.05);
    pen.colour(LEAF).star(0.68, 0.16, 5, radii(0.17, 0.09));
    int[] rows = {4, 3, 2, 1};
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r]; c++) {
        double x = 0.5 + 0.2 * (c - (rows[r] - 1) / 2.0);
        double y = 0.34 + 0.17 * r;
        pen.colour(0x5a2478).disc(x, y, 0.125).colour(0x8a4cb0).disc(x - 0.02, y - 0.02, 0.09);
      }
    }
  }

  private static void kiwi(Pen pen) {
    pen.colour(0x6b4a22).oval(0.5, 0.5, 0.44, 0.4).colour(0x7fb32b).oval(0.5, 0.5, 0.38, 0.34);
    pen.colour(0xeef2c0).oval(0.5, 0.5, 0.14, 0.12).colour(0x20180c);
    for (int i = 0; i < 14; i++) {
      double a = 2 * Math.PI * i / 14;
      pen.disc(0.5 + 0.22 * Math.cos(a), 0.5 + 0.2 * Math.sin(a), 0.025);
    }
  }

  private static void coconut(Pen pen) {
    pen.colour(0x6a4527).disc(0.5, 0.52, 0.42).colour(0xffffff).oval(0.5, 0.46, 0.36, 0.32);
    pen.colour(0xd9ecf2).oval(0.5, 0.48, 0.25, 0.21);
    pen.colour(0x8a623c).line(0.03, 0.2, 0.85, 0.3, 0.92).line(0.03, 0.7, 0.92, 0.82, 0.82);
  }

  private static void honey(Pen pen) {
    pen.colour(0xe8a317);
    double[][] at = {
      {0.3, 0.27}, {0.66, 0.27}, {0.12, 0.55}, {0.48, 0.55}, {0.84, 0.55}, {0.3, 0.83}, {0.66, 0.83}
    };
    for (double[] p : at) {
      hexagon(pen.colour(0xb87708), p, 0.2);
      hexagon(pen.colour(0xf6bd36), p, 0.15);
    }
  }

  private static void hexagon(Pen pen, double[] centre, double radius) {
    pen.star(centre[0], centre[1], 3, radii(radius, radius));
  }

  private static void cocoa(Pen pen) {
    pen.colour(0x3c2012).slab(0.1, 0.14, 0.8, 0.74);
    pen.colour(0x6e4428);
    for (int i = 0; i < 6; i++) {
      pen.rect(0.16 + 0.24 * (i % 3), 0.21 + 0.32 * (i / 3), 0.19, 0.27);
    }
    pen.colour(0x8e603c);
    for (int i = 0; i < 6; i++) {
      pen.rect(0.2 + 0.24 * (i % 3), 0.25 + 0.32 * (i / 3), 0.11, 0.08);
    }
  }

  private static void mint(Pen pen) {
    pen.colour(0x1d8a70)
        .leaf(0.32, 0.44, radii(0.34, 0.16), 55)
        .leaf(0.68, 0.44, radii(0.34, 0.16), -55);
    pen.colour(0x3fc7a4).leaf(0.5, 0.62, radii(0.17, 0.35), 0);
    pen.colour(0x146652).line(0.025, 0.5, 0.95, 0.5, 0.32).line(0.025, 0.2, 0.2, 0.45, 0.7);
    pen.line(0.025, 0.8, 0.2, 0.55, 0.7);
  }

  private static void raspberry(Pen pen) {
    for (int i = 0; i < 14; i++) {
      int row = i < 4 ? 0 : i < 8 ? 1 : i < 11 ? 2 : i < 13 ? 3 : 4;
      int[] first = {0, 4, 8, 11, 13};
      int[] size = {4, 4, 3, 2, 1};
      double x = 0.5 + 0.17 * (i - first[row] - (size[row] - 1) / 2.0);
      pen.colour(0xb02668).disc(x, 0.36 + 0.13 * row, 0.11);
      pen.colour(0xe66aa6).disc(x - 0.02, 0.34 + 0.13 * row, 0.07);
    }
    pen.colour(LEAF).star(0.5, 0.2, 6, radii(0.22, 0.08));
  }

  private static void pineapple(Pen pen) {
    pen.colour(0xd8a81a).oval(0.5, 0.66, 0.27, 0.32).colour(0x9a6d0c);
    for (int i = -2; i <= 2; i++) {
      pen.line(0.02, 0.36 + 0.11 * i, 0.46, 0.62 + 0.11 * i, 0.88);
      pen.line(0.02, 0.64 - 0.11 * i, 0.46, 0.38 - 0.11 * i, 0.88);
    }
    pen.colour(LEAF).leaf(0.5, 0.2, radii(0.07, 0.2), 0);
    pen.leaf(0.36, 0.23, radii(0.06, 0.19), -32).leaf(0.64, 0.23, radii(0.06, 0.19), 32);
  }

  private static void vanilla(Pen pen) {
    for (int i = 0; i < 5; i++) {
      double a = 2 * Math.PI * i / 5 - Math.PI / 2;
      double x = 0.5 + 0.22 * Math.cos(a);
      double y = 0.44 + 0.22 * Math.sin(a);
      pen.colour(0xd8c486).leaf(x, y, radii(0.24, 0.13), Math.toDegrees(a));
      pen.colour(0xfff6d8).leaf(x, y, radii(0.21, 0.1), Math.toDegrees(a));
    }
    pen.colour(0xe2a81c).disc(0.5, 0.44, 0.1);
    pen.colour(0x4a3018).line(0.05, 0.3, 0.95, 0.8, 0.78);
  }
}
