package dev.walkout.sim.film;

import dev.walkout.schemas.Ids.ZoneKey;
import dev.walkout.sim.catalogue.Catalogue;
import dev.walkout.sim.sensor.Texture;
import dev.walkout.sim.shop.HandMovement;
import dev.walkout.sim.shop.Layout;
import dev.walkout.sim.shop.TripPlan.Stay;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one camera of a simulated zone sees: any of its frames, and where in it is what.
 *
 * <p>A frame is a pure function of seed, camera and number. Frames may be asked for in any order;
 * in order they are cheaper, for what is drawn is kept as long as it is seen. For use by one
 * thread.
 */
public final class CameraFilm {
  /** Frames per second. */
  public static final int RATE = 15;

  /** Columns of a frame. */
  public static final int WIDTH = Picture.WIDTH;

  /** Rows of a frame. */
  public static final int HEIGHT = Picture.HEIGHT;

  private final CameraPose pose;
  private final Facings facings;
  private final Catalogue catalogue;
  private final int frames;
  private final List<Passage> passages;
  private final List<Passer> passers;
  private final List<Shade> shades;
  private final Light light;
  private final Sprite shadow = Shade.drawn();
  private final Map<Passage, PreparedPassage> drawnPassages = new HashMap<>();
  private final Map<Passer, Sprite> drawnPassers = new HashMap<>();
  private int[] backdrop;

  /** What happens before a camera, and for how long. */
  record Scene(Layout.Zone zone, List<Stay> stays, Instant startsAt, Instant endsAt) {

    List<HandMovement> movements() {
      return stays.stream().flatMap(stay -> stay.movements().stream()).toList();
    }

    int frames() {
      return (int) Math.ceil(lasts() * RATE);
    }

    double lasts() {
      return Hands.seconds(startsAt, endsAt);
    }
  }

  CameraFilm(CameraPose pose, Scene scene, Catalogue catalogue) {
    this.pose = pose;
    this.catalogue = catalogue;
    this.facings = Facings.of(pose, scene.zone());
    this.frames = scene.frames();
    this.passages =
        new Hands(pose, facings, scene.startsAt()).passages(scene.movements(), scene.lasts());
    this.passers = Passer.of(pose.zone(), pose.seed(), scene.lasts());
    this.shades =
        scene.stays().stream()
            .map(stay -> Shade.of(stay, pose, facings, scene.startsAt()))
            .toList();
    this.light = new Light(pose, scene.lasts());
  }

  /** The sensor id of the camera. */
  public String id() {
    return pose.id();
  }

  /** The zone that it watches. */
  public ZoneKey zone() {
    return pose.zone();
  }

  /** How many frames there are. */
  public int frames() {
    return frames;
  }

  /**
   * Draws a frame.
   *
   * @param frame number of the frame, from 0
   * @param rgb gets the picture: packed RGB, row by row, {@link #WIDTH} times {@link #HEIGHT}
   * @return where hands and held products are
   */
  public List<TrueBox> draw(int frame, int[] rgb) {
    return draw(frame, rgb, true);
  }

  /** The same, if wanted as if all hands were empty, to be compared with what they hold. */
  List<TrueBox> draw(int number, int[] rgb, boolean withProducts) {
    if (number < 0 || number >= frames) {
      throw new IllegalArgumentException("frame is " + number + ": there are " + frames);
    }
    double seconds = (double) number / RATE;
    Frame frame = new Frame(number, rgb);
    System.arraycopy(backdrop(), 0, rgb, 0, Picture.PIXELS);
    for (Shade shade : shades) {
      if (shade.column().covers(seconds)) {
        shade.draw(frame, shadow, pose, seconds);
      }
    }
    for (Passage passage : passages) {
      if (passage.isSeen(seconds)) {
        drawnPassages.computeIfAbsent(passage, this::prepare).draw(frame, seconds, withProducts);
      }
    }
    for (Passer passer : passers) {
      if (passer.along().covers(seconds)) {
        Sprite person = drawnPassers.computeIfAbsent(passer, Passer::drawn);
        passer.draw(frame, person, pose, seconds);
      }
    }
    drawnPassages.keySet().removeIf(passage -> !passage.isSeen(seconds));
    drawnPassers.keySet().removeIf(passer -> !passer.along().covers(seconds));
    light.expose(rgb, number, seconds);
    return frame.boxes();
  }

  CameraPose pose() {
    return pose;
  }

  Facings facings() {
    return facings;
  }

  List<Passage> passages() {
    return passages;
  }

  List<Passer> passers() {
    return passers;
  }

  Light light() {
    return light;
  }

  private int[] backdrop() {
    if (backdrop == null) {
      backdrop = Backdrop.paint(pose, facings, catalogue);
    }
    return backdrop;
  }

  /** Two cameras see the same piece of a product, each from its own side. */
  private PreparedPassage prepare(Passage passage) {
    String name = passage.event() + passage.depth().from();
    Texture texture = null;
    if (passage.held() != null) {
      Catalogue.Item item =
          catalogue.pick(passage.held().sku(), pose.seed().random("piece", pose.zone(), name));
      texture = Texture.of(item.view(pose.random("piece", name)));
    }
    return new PreparedPassage(passage, pose, texture, pose.random("arm", name));
  }
}
