package dev.walkout.vision.picture;

import dev.walkout.schemas.Ids;
import dev.walkout.vision.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks through photo sets for what spoils training or flatters an evaluation: broken files, the
 * same picture twice, pictures that stand on the train and the evaluation side, products with too
 * few photos.
 */
public final class PhotoCheck {

  /** What can be found, the worst first; a note alone leaves nothing to put right. */
  public enum Kind {
    BROKEN("cannot be used", false),
    ACROSS_SIDES("to train on and nearly the same to evaluate with", false),
    TWO_PRODUCTS("the same file under two products", false),
    SAME("the same file twice", false),
    TOO_FEW("too few photos", false),
    LOOK_ALIKE("nearly the same under two products", true),
    NEAR("nearly the same twice", true);

    private final String text;
    private final boolean note;

    Kind(String text, boolean note) {
      this.text = text;
      this.note = note;
    }

    /** What it means, in a few words. */
    public String text() {
      return text;
    }

    /**
     * Whether it is only worth a look: neighbours of a series and variants of a brand are alike.
     */
    public boolean isNote() {
      return note;
    }
  }

  /**
   * Something that was found.
   *
   * @param photos one or the two that are alike; none for a product with too few
   * @param detail what is wrong and what to do, or how much two photos differ
   */
  public record Finding(Kind kind, List<LabelledPhoto> photos, String detail) {
    public Finding {
      photos = List.copyOf(photos);
    }
  }

  /**
   * What a check found.
   *
   * @param photos that were looked at
   * @param products they show
   * @param findings the worst first
   */
  public record Findings(int photos, int products, List<Finding> findings) {
    public Findings {
      findings = findings.stream().sorted(Comparator.comparing(Finding::kind)).toList();
    }

    /** Whether there is anything to put right. */
    public boolean isAnythingWrong() {
      return findings.stream().anyMatch(finding -> !finding.kind().isNote());
    }

    public List<Finding> of(Kind kind) {
      return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }
  }

  /** A photo that could be read. */
  private record Read(LabelledPhoto photo, String hash, Likeness likeness) {}

  private final int least;
  private final Progress progress;

  /**
   * @param least photos that each product should have to train on
   */
  public PhotoCheck(int least, Progress progress) {
    this.least = least;
    this.progress = progress;
  }

  /** Reads all photos; every two of them are compared. */
  public Findings of(List<LabelledPhoto> photos) {
    List<Finding> findings = new ArrayList<>(few(photos));
    List<Read> read = new ArrayList<>();
    progress.begin("reading photos", photos.size());
    photos.parallelStream()
        .map(this::read)
        .forEachOrdered(
            one -> {
              one.photo().ifPresent(read::add);
              one.broken().ifPresent(findings::add);
              progress.step(1, "");
            });
    progress.end(read.size() + " photos can be used");
    for (int i = 0; i < read.size(); i++) {
      for (int j = 0; j < i; j++) {
        alike(read.get(j), read.get(i)).ifPresent(findings::add);
      }
    }
    int products = (int) photos.stream().map(LabelledPhoto::product).distinct().count();
    return new Findings(photos.size(), products, findings);
  }

  private List<Finding> few(List<LabelledPhoto> photos) {
    Map<String, Long> counts =
        photos.stream()
            .filter(photo -> photo.use() == LabelledPhoto.Use.TRAIN)
            .collect(
                Collectors.groupingBy(LabelledPhoto::product, TreeMap::new, Collectors.counting()));
    List<Finding> few = new ArrayList<>();
    counts.forEach(
        (product, count) -> {
          if (count < least) {
            few.add(
                new Finding(
                    Kind.TOO_FEW,
                    List.of(),
                    product + " has " + count + " of " + least + ": add photos or take it out"));
          }
        });
    return few;
  }

  /** One of both. */
  private record Outcome(Optional<Read> photo, Optional<Finding> broken) {}

  private Outcome read(LabelledPhoto photo) {
    try {
      byte[] bytes = Files.readAllBytes(photo.file());
      Likeness likeness = Likeness.of(Jpeg.decode(bytes));
      return new Outcome(Optional.of(new Read(photo, Ids.hash(bytes), likeness)), Optional.empty());
    } catch (BadPicture e) {
      return broken(photo, e.field() + " is " + e.value() + "; " + e.remedy());
    } catch (IOException e) {
      return broken(photo, "not readable (" + e + "); check its rights");
    }
  }

  private static Outcome broken(LabelledPhoto photo, String why) {
    return new Outcome(
        Optional.empty(), Optional.of(new Finding(Kind.BROKEN, List.of(photo), why)));
  }

  private static Optional<Finding> alike(Read one, Read other) {
    boolean same = one.hash().equals(other.hash());
    if (!same && !one.likeness().isNear(other.likeness())) {
      return Optional.empty();
    }
    boolean product = one.photo().product().equals(other.photo().product());
    Kind kind;
    if (one.photo().use() != other.photo().use() && (same || product)) {
      kind = Kind.ACROSS_SIDES;
    } else if (product) {
      kind = same ? Kind.SAME : Kind.NEAR;
    } else {
      kind = same ? Kind.TWO_PRODUCTS : Kind.LOOK_ALIKE;
    }
    int bits = PerceptualHash.distance(one.likeness().hash(), other.likeness().hash());
    String detail = same ? "byte for byte" : bits + " of " + PerceptualHash.BITS + " bits apart";
    return Optional.of(new Finding(kind, List.of(one.photo(), other.photo()), detail));
  }
}
