package dev.walkout.sim.catalogue.art;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** Drawings of animals and vehicles, for toys. */
final class ToyMotifs {
  private ToyMotifs() {}

  static List<Motif> all() {
    return List.of(
        new Motif("Racer", 0xdc2b2b, ToyMotifs::car),
        new Motif("Rocket", 0x4a6fd6, ToyMotifs::rocket),
        new Motif("Dino", 0x59a83a, ToyMotifs::dino),
        new Motif("Kitten", 0xf09a3c, ToyMotifs::kitten),
        new Motif("Bear", 0x8c5a34, ToyMotifs::bear),
        new Motif("Fish", 0x24a5c4, ToyMotifs::fish),
        new Motif("Robot", 0x8694a5, ToyMotifs::robot),
        new Motif("Train", 0x2a8a58, ToyMotifs::train),
        new Motif("Boat", 0x2b4d9c, ToyMotifs::boat),
        new Motif("Star", 0xf3c81f, ToyMotifs::star),
        new Motif("Duck", 0xf7e04a, ToyMotifs::duck),
        new Motif("Castle", 0xb06ac2, ToyMotifs::castle),
        new Motif("Pony", 0xe874ae, ToyMotifs::pony),
        new Motif("Ufo", 0x3f3f78, ToyMotifs::ufo));
  }

  private static double[] radii(double a, double b) {
    return new double[] {a, b};
  }

  private static void car(Pen pen) {
    pen.colour(0xdc2b2b)
        .slab(0.04, 0.44, 0.92, 0.26)
        .poly(0.22, 0.46, 0.36, 0.22, 0.68, 0.22, 0.8, 0.46);
    pen.colour(0xcfe8f5)
        .poly(0.3, 0.44, 0.39, 0.28, 0.5, 0.28, 0.5, 0.44)
        .poly(0.54, 0.44, 0.54, 0.28, 0.65, 0.28, 0.72, 0.44);
    pen.colour(0x222222).disc(0.26, 0.72, 0.14).disc(0.74, 0.72, 0.14);
    pen.colour(0xd0d0d0).disc(0.26, 0.72, 0.06).disc(0.74, 0.72, 0.06);
  }

  private static void rocket(Pen pen) {
    pen.colour(0xf08a1c).poly(0.38, 0.78, 0.62, 0.78, 0.5, 1.0);
    pen.colour(0xc92b3a)
        .poly(0.34, 0.5, 0.34, 0.82, 0.14, 0.86)
        .poly(0.66, 0.5, 0.66, 0.82, 0.86, 0.86);
    pen.colour(0xe8ecf2).oval(0.5, 0.46, 0.19, 0.44).colour(0x4a6fd6).disc(0.5, 0.4, 0.1);
    pen.colour(0xc92b3a).poly(0.38, 0.14, 0.62, 0.14, 0.5, 0.0);
  }

  private static void dino(Pen pen) {
    pen.colour(0x59a83a).oval(0.46, 0.62, 0.3, 0.21).oval(0.76, 0.26, 0.17, 0.12);
    pen.line(0.16, 0.66, 0.6, 0.72, 0.28).poly(0.24, 0.5, 0.26, 0.74, 0.0, 0.5);
    pen.rect(0.3, 0.72, 0.11, 0.22).rect(0.54, 0.72, 0.11, 0.22);
    pen.colour(0xf2a83a)
        .poly(0.3, 0.44, 0.38, 0.28, 0.44, 0.44)
        .poly(0.44, 0.42, 0.52, 0.26, 0.58, 0.42);
    pen.colour(0xffffff).disc(0.8, 0.23, 0.04).colour(0).disc(0.81, 0.23, 0.02);
  }

  private static void kitten(Pen pen) {
    pen.colour(0xf09a3c)
        .poly(0.14, 0.08, 0.42, 0.26, 0.16, 0.46)
        .poly(0.86, 0.08, 0.58, 0.26, 0.84, 0.46);
    pen.oval(0.5, 0.56, 0.38, 0.34).colour(0xfff3e0).oval(0.5, 0.7, 0.18, 0.14);
    pen.colour(0x2b3a1a).oval(0.34, 0.5, 0.055, 0.08).oval(0.66, 0.5, 0.055, 0.08);
    pen.colour(0xd65a6a).poly(0.45, 0.64, 0.55, 0.64, 0.5, 0.7);
    pen.colour(0x7a4a1a).line(0.015, 0.34, 0.7, 0.06, 0.66).line(0.015, 0.66, 0.7, 0.94, 0.66);
  }

  private static void bear(Pen pen) {
    pen.colour(0x8c5a34).disc(0.2, 0.24, 0.15).disc(0.8, 0.24, 0.15).disc(0.5, 0.54, 0.38);
    pen.colour(0xc8986c).disc(0.2, 0.24, 0.08).disc(0.8, 0.24, 0.08).oval(0.5, 0.68, 0.19, 0.15);
    pen.colour(0x1c120a).disc(0.36, 0.46, 0.05).disc(0.64, 0.46, 0.05).oval(0.5, 0.62, 0.08, 0.05);
  }

  private static void fish(Pen pen) {
    pen.colour(0xf28a2a)
        .poly(0.7, 0.5, 0.98, 0.24, 0.98, 0.76)
        .poly(0.3, 0.3, 0.6, 0.3, 0.52, 0.08);
    pen.colour(0x24a5c4).oval(0.42, 0.5, 0.38, 0.26).colour(0xffffff).rect(0.42, 0.26, 0.07, 0.48);
    pen.rect(0.58, 0.3, 0.06, 0.4).disc(0.2, 0.44, 0.08).colour(0).disc(0.19, 0.44, 0.04);
  }

  private static void robot(Pen pen) {
    pen.colour(0x5b6775).line(0.04, 0.5, 0.2, 0.5, 0.06).colour(0xe04545).disc(0.5, 0.06, 0.06);
    pen.colour(0x8694a5).slab(0.22, 0.16, 0.56, 0.34).slab(0.16, 0.54, 0.68, 0.36);
    pen.colour(0xf7e04a).disc(0.38, 0.31, 0.08).disc(0.62, 0.31, 0.08);
    pen.colour(0x3a4450).rect(0.34, 0.43, 0.32, 0.04).colour(0xe04545).disc(0.36, 0.68, 0.06);
    pen.colour(0x44c06a).disc(0.52, 0.68, 0.06).colour(0x5b6775).rect(0.02, 0.58, 0.12, 0.24);
    pen.rect(0.86, 0.58, 0.12, 0.24);
  }

  private static void train(Pen pen) {
    pen.colour(0x2a8a58)
        .rect(0.08, 0.4, 0.6, 0.3)
        .rect(0.62, 0.18, 0.3, 0.52)
        .rect(0.16, 0.2, 0.12, 0.22);
    pen.colour(0xf0d23a).rect(0.68, 0.26, 0.18, 0.16).rect(0.08, 0.52, 0.54, 0.05);
    pen.colour(0xc03030).rect(0.06, 0.68, 0.88, 0.07);
    pen.colour(0x222222).disc(0.24, 0.8, 0.12).disc(0.5, 0.8, 0.12).disc(0.78, 0.8, 0.12);
    pen.colour(0xe6e6e6).disc(0.22, 0.12, 0.07).disc(0.34, 0.06, 0.06);
  }

  private static void boat(Pen pen) {
    pen.colour(0x2b4d9c).poly(0.06, 0.66, 0.94, 0.66, 0.78, 0.9, 0.22, 0.9);
    pen.colour(0x6b4a2a).line(0.04, 0.5, 0.66, 0.5, 0.06);
    pen.colour(0xf6f2e4).poly(0.54, 0.1, 0.54, 0.6, 0.9, 0.6);
    pen.colour(0xe04545).poly(0.46, 0.18, 0.46, 0.6, 0.14, 0.6);
  }

  private static void star(Pen pen) {
    pen.colour(0xc9920c).star(0.5, 0.53, 5, radii(0.5, 0.22));
    pen.colour(0xfbd845).star(0.5, 0.53, 5, radii(0.42, 0.18));
    pen.colour(0x3a2a08).disc(0.43, 0.5, 0.035).disc(0.57, 0.5, 0.035);
  }

  private static void duck(Pen pen) {
    pen.colour(0xf7e04a).oval(0.46, 0.66, 0.38, 0.26).disc(0.66, 0.32, 0.21);
    pen.colour(0xf08a1c).poly(0.84, 0.28, 1.0, 0.36, 0.84, 0.42);
    pen.colour(0xdcc01f).leaf(0.4, 0.64, radii(0.2, 0.12), -15).colour(0).disc(0.72, 0.27, 0.035);
  }

  private static void castle(Pen pen) {
    pen.colour(0xb06ac2)
        .rect(0.1, 0.36, 0.2, 0.56)
        .rect(0.7, 0.36, 0.2, 0.56)
        .rect(0.28, 0.52, 0.44, 0.4);
    pen.colour(0x6a3a86)
        .poly(0.06, 0.36, 0.34, 0.36, 0.2, 0.08)
        .poly(0.66, 0.36, 0.94, 0.36, 0.8, 0.08);
    pen.rect(0.42, 0.68, 0.16, 0.24)
        .colour(0xf7e9a0)
        .rect(0.17, 0.48, 0.06, 0.1)
        .rect(0.77, 0.48, 0.06, 0.1);
  }

  private static void pony(Pen pen) {
    pen.colour(0xe874ae)
        .oval(0.44, 0.56, 0.27, 0.16)
        .poly(0.6, 0.58, 0.6, 0.28, 0.8, 0.14, 0.82, 0.4);
    pen.oval(0.82, 0.24, 0.14, 0.1);
    pen.rect(0.22, 0.6, 0.08, 0.34).rect(0.36, 0.6, 0.08, 0.34).rect(0.58, 0.6, 0.08, 0.34);
    pen.colour(0x8a5ad0).line(0.08, 0.7, 0.14, 0.6, 0.4).line(0.07, 0.2, 0.5, 0.08, 0.76);
    pen.colour(0).disc(0.84, 0.22, 0.025);
  }

  private static void ufo(Pen pen) {
    pen.colour(0xf6f09a).poly(0.34, 0.6, 0.66, 0.6, 0.86, 0.96, 0.14, 0.96);
    pen.colour(0x9fd8ec).oval(0.5, 0.38, 0.22, 0.24).colour(0x3f3f78).oval(0.5, 0.52, 0.46, 0.14);
    pen.colour(0x6fe07a).disc(0.5, 0.34, 0.08).colour(0xf7d04a).disc(0.22, 0.52, 0.04);
    pen.disc(0.5, 0.56, 0.04).disc(0.78, 0.52, 0.04);
    pen.colour(0x22224a).arc(0.02, new Rectangle2D.Double(0.04, 0.38, 0.92, 0.28), 180, 180);
  }
}
