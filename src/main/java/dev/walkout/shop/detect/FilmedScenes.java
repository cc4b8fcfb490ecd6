package dev.walkout.shop.detect;

import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.frame.Frame;
import dev.walkout.edge.video.FilmFrames;
import dev.walkout.sim.film.Film;
import dev.walkout.sim.film.FilmFolder;
import dev.walkout.sim.film.TrueBox;
import dev.walkout.vision.Progress;
import dev.walkout.vision.detect.FrameSet;
import dev.walkout.vision.detect.GridShape;
import dev.walkout.vision.detect.LabelledBox;
import dev.walkout.vision.detect.LabelledFrame;
import dev.walkout.vision.detect.RelativeBox;
import dev.walkout.vision.detect.Thing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Frames of filmed stores with their truth, as a detector learns from them: decoded and made small
 * by the agent's own code, so that it sees the same later.
 */
public final class FilmedScenes {

  /** Of the frames to learn from, those that show a hand or what it holds; most films show none. */
  private static final double SHOWING = 0.75;

  private final GridShape shape;
  private final int framesOfFilm;
  private final Progress progress;

  /**
   * @param shape of the detector that they are for
   * @param framesOfFilm at most so many frames of each camera's film
   */
  public FilmedScenes(GridShape shape, int framesOfFilm, Progress progress) {
    this.shape = shape;
    this.framesOfFilm = framesOfFilm;
    this.progress = progress;
  }

  /** The film of one camera. */
  public record FilmedCamera(FilmFolder folder, Film.Camera camera) {

    /** All films of some folders, in order. */
    public static List<FilmedCamera> in(List<Path> folders) {
      return folders.stream()
          .map(FilmFolder::open)
          .flatMap(folder -> folder.film().cameras().stream().map(c -> new FilmedCamera(folder, c)))
          .toList();
    }

    private String name() {
      return folder.film().storeId() + "/" + folder.film().seed() + "/" + camera.id();
    }

    private Map<Integer, List<TrueBox>> boxes() {
      return folder.boxes(camera.id()).stream().collect(Collectors.groupingBy(TrueBox::frame));
    }
  }

  /** To learn from: mostly frames that show something. */
  public List<FrameSet> lessons(List<FilmedCamera> films) {
    return read("reading films to learn from", films, this::mostlyShowing);
  }

  /** To judge by: frames as they come. */
  public List<FrameSet> tests(List<FilmedCamera> films) {
    return read("reading films to judge by", films, (film, boxes) -> evenly(all(film)));
  }

  private interface Choice {
    Set<Integer> of(FilmedCamera film, Map<Integer, List<TrueBox>> boxes);
  }

  private List<FrameSet> read(String what, List<FilmedCamera> films, Choice choice) {
    List<FrameSet> sets = new ArrayList<>();
    progress.begin(what, films.size());
    for (FilmedCamera film : films) {
      Map<Integer, List<TrueBox>> boxes = film.boxes();
      sets.add(new FrameSet(film.name(), frames(film, boxes, choice.of(film, boxes))));
      progress.step(1, film.name());
    }
    progress.end(sets.stream().mapToInt(set -> set.frames().size()).sum() + " frames");
    return sets;
  }

  private Set<Integer> mostlyShowing(FilmedCamera film, Map<Integer, List<TrueBox>> boxes) {
    List<Integer> with = boxes.keySet().stream().sorted().toList();
    List<Integer> without = all(film).stream().filter(frame -> !boxes.containsKey(frame)).toList();
    Set<Integer> chosen = evenly(with, (int) (SHOWING * framesOfFilm));
    chosen.addAll(evenly(without, framesOfFilm - (int) (SHOWING * framesOfFilm)));
    return chosen;
  }

  private static List<Integer> all(FilmedCamera film) {
    return IntStream.range(0, film.folder().film().frames()).boxed().toList();
  }

  private Set<Integer> evenly(List<Integer> frames) {
    return evenly(frames, framesOfFilm);
  }

  /** So many of them, or all when there are fewer, as far apart as they can be. */
  private static Set<Integer> evenly(List<Integer> frames, int count) {
    int most = Math.min(count, frames.size());
    return IntStream.range(0, most)
        .mapToObj(i -> frames.get((int) ((long) i * frames.size() / most)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<LabelledFrame> frames(
      FilmedCamera film, Map<Integer, List<TrueBox>> boxes, Set<Integer> chosen) {
    SourceConfig.Film source =
        new SourceConfig.Film(
            film.folder().file(film.camera()), film.folder().film().startsAt(), 0.0);
    List<LabelledFrame> frames = new ArrayList<>();
    try (FilmFrames all = new FilmFrames(source, Optional.empty(), InstantSource.system())) {
      Optional<Frame> next = all.next();
      while (next.isPresent()) {
        Frame frame = next.get();
        int number = (int) frame.number();
        if (chosen.contains(number)) {
          frames.add(labelled(frame, boxes.getOrDefault(number, List.of())));
        }
        next = all.next();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the film of " + film.name() + ": " + e, e);
    }
    return frames;
  }

  private LabelledFrame labelled(Frame frame, List<TrueBox> boxes) {
    double width = frame.width();
    double height = frame.height();
    List<LabelledBox> labelled =
        boxes.stream()
            .map(
                box ->
                    new LabelledBox(
                        thing(box.kind()),
                        new RelativeBox(
                            box.x() / width,
                            box.y() / height,
                            box.width() / width,
                            box.height() / height)))
            .toList();
    return new LabelledFrame(frame.reduced(shape.width(), shape.height()), labelled);
  }

  private static Thing thing(TrueBox.Kind kind) {
    return switch (kind) {
      case HAND -> Thing.HAND;
      case PRODUCT -> Thing.PRODUCT;
    };
  }
}
