package dev.walkout.edge.video;

import dev.walkout.vision.picture.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a drawn shelf camera sees at 15 frames a second; for tests. */
final class Scene {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  static final int LINE = 192;
  static final int FRAMES_A_SECOND = 15;

  private final List<Visit> visits = new ArrayList<>();
  private final List<Integer> passersBy = new ArrayList<>();
  private final List<Integer> shadows = new ArrayList<>();
  private final Map<Integer, Picture> drawn = new HashMap<>();
  private int lightStep = Integer.MAX_VALUE;

  /** A hand: 10 frames up, 10 inside, 10 down. */
  private record Visit(int begin, int elbow, int lean, boolean brings, boolean takes) {

    /** Its column in a frame. */
    int x(int frame) {
      int tip = tip(frame);
      return elbow + lean * (HEIGHT - tip) / (HEIGHT - LINE);
    }

    /** Row of the finger tips in a frame, or -1. */
    int tip(int frame) {
      int step = frame - begin;
      if (step < 0 || step > 30) {
        return -1;
      }
      double height = step < 10 ? step / 10.0 : step > 20 ? (30 - step) / 10.0 : 1;
      return (int) (HEIGHT - height * (HEIGHT - LINE + 70));
    }

    boolean holds(int frame) {
      return frame - begin < 15 ? brings : takes;
    }
  }

  Scene takes(int begin, int x) {
    return hand(new Visit(begin, x, 0, false, true));
  }

  Scene puts(int begin, int x) {
    return hand(new Visit(begin, x, 0, true, false));
  }

  Scene touches(int begin, int x) {
    return hand(new Visit(begin, x, 0, false, false));
  }

  /** Two hands that meet in the shelf: one takes, the other touches. */
  Scene meet(int begin) {
    hand(new Visit(begin, 180, 95, false, true));
    return hand(new Visit(begin + 3, 460, -95, false, false));
  }

  Scene passes(int begin) {
    passersBy.add(begin);
    return this;
  }

  Scene shades(int begin) {
    shadows.add(begin);
    return this;
  }

  Scene brightensAt(int frame) {
    lightStep = frame;
    return this;
  }

  static Instant at(int frame) {
    return NOON.plusNanos(frame * 1_000_000_000L / FRAMES_A_SECOND);
  }

  /** Where the product of a hand is drawn whose finger tips are in this row. */
  static java.awt.Rectangle product(int x, int tip) {
    return new java.awt.Rectangle(x - 50, tip - 80, 100, 110);
  }

  Picture picture(int frame) {
    return drawn.computeIfAbsent(frame, this::draw);
  }

  private Picture draw(int frame) {
    BufferedImage image = image(frame);
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    Random noise = new Random(frame);
    double gain = frame >= lightStep ? 1.12 : 1;
    int[] packed = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    for (int i = 0; i < packed.length; i++) {
      int grain = noise.nextInt(5) - 2;
      for (int c = 0; c < 3; c++) {
        int level = (int) ((packed[i] >> (16 - 8 * c) & 255) * gain) + grain;
        rgb[3 * i + c] = (byte) Math.max(0, Math.min(255, level));
      }
    }
    return new Picture(WIDTH, HEIGHT, rgb);
  }

  private BufferedImage image(int frame) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    background(graphics);
    for (int begin : shadows) {
      graphics.setColor(new Color(0, 0, 0, 70));
      graphics.fillOval((frame - begin) * 30 - 200, LINE - 40, 200, 500);
    }
    for (int begin : passersBy) {
      graphics.setColor(new Color(0x5a2f8f));
      graphics.fillOval((frame - begin) * 20 - 220, HEIGHT - 110, 220, 300);
    }
    for (Visit visit : visits) {
      draw(graphics, visit, frame);
    }
    graphics.dispose();
    return image;
  }

  private static void background(Graphics2D graphics) {
    graphics.setColor(new Color(0x6a6a70));
    graphics.fillRect(0, 0, WIDTH, LINE);
    Random random = new Random(7);
    for (int x = 10; x < WIDTH; x += 60) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.fillRect(x, 60, 50, 120);
    }
    graphics.setColor(new Color(0xb4b4b0));
    graphics.fillRect(0, LINE, WIDTH, HEIGHT - LINE);
    graphics.setColor(new Color(0x808080));
    for (int y = LINE + 60; y < HEIGHT; y += 60) {
      graphics.drawLine(0, y, WIDTH, y);
    }
  }

  private static void draw(Graphics2D graphics, Visit visit, int frame) {
    int tip = visit.tip(frame);
    if (tip < 0) {
      return;
    }
    int x = visit.x(frame);
    graphics.setColor(new Color(0x26324a));
    graphics.fillPolygon(
        new int[] {x - 40, x + 40, visit.elbow() + 50, visit.elbow() - 50},
        new int[] {tip + 130, tip + 130, HEIGHT + 60, HEIGHT + 60},
        4);
    graphics.setColor(new Color(0xd49a72));
    graphics.fillRoundRect(x - 34, tip, 68, 140, 30, 30);
    if (visit.holds(frame)) {
      java.awt.Rectangle box = product(x, tip);
      graphics.setColor(new Color(0x2050c0));
      graphics.fillRect(box.x, box.y, box.width, box.height);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(box.x + 10, box.y + 20, 80, 30);
      graphics.setColor(new Color(0x20a040));
      graphics.fillOval(box.x + 30, box.y + 60, 40, 40);
      graphics.setColor(new Color(0xd49a72));
      graphics.fillRoundRect(x - 34, tip + 10, 22, 60, 20, 20);
    }
  }

  private Scene hand(Visit visit) {
    visits.add(visit);
    return this;
  }
}
