package dev.walkout.vision.match;

import static dev.walkout.vision.match.TestVectors.at;
import static dev.walkout.vision.match.TestVectors.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.walkout.vision.match.Match.Candidate;
import dev.walkout.vision.match.Match.Path;
import dev.walkout.vision.match.Match.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Products lie on a circle; 29 degrees are a distance of 0.5, 60 degrees are 1.0. */
class GateTest {

  private final Gallery gallery =
      TestVectors.gallery(2, product("milk", at(0)), product("soap", at(90)));
  private final CountingIndex index = new CountingIndex(new InMemoryAnchorIndex(gallery));
  private final Gate gate = new Gate(gallery, index);

  @Test
  void acceptsWhatIsNearAndFarFromTheRunnerUp() {
    Match match = gate.match(List.of(at(5), at(10)), new float[] {1, 1});

    assertThat(match.verdict()).isEqualTo(Verdict.KNOWN);
    assertThat(match.path()).isEqualTo(Path.GATE_ACCEPT);
    assertThat(match.candidates()).extracting(Candidate::sku).containsExactly("milk", "soap");
    assertThat(match.candidates().get(0).distance()).isCloseTo(0.131, within(0.001));
    assertThat(match.crops()).extracting(Match.CropMatch::sku).containsExactly("milk", "milk");
    assertThat(match.thresholds()).isEqualTo(new Thresholds(0.5, 1.0, 0.2));
    assertThat(match.reason()).contains("nearest 0.131", "accept to 0.500", "margin 0.200");
    assertThat(index.searches).isZero();
  }

  @Test
  void asksOfAProductWhatItsOwnThresholdsSay() {
    Map<String, Thresholds> limits =
        Map.of(
            "*",
            new Thresholds(0.5, 1.0, 0.2),
            Thresholds.ofProduct("milk"),
            new Thresholds(0.1, 1.0, 0.2));
    Gallery own =
        Gallery.of(
            TestVectors.card(2, limits), List.of(product("milk", at(0)), product("soap", at(90))));
    Gate strict = new Gate(own, new InMemoryAnchorIndex(own));

    assertThat(strict.match(List.of(at(7)), new float[] {1}).verdict())
        .isEqualTo(Verdict.AMBIGUOUS);
    assertThat(strict.match(List.of(at(83)), new float[] {1}).verdict()).isEqualTo(Verdict.KNOWN);
    assertThat(own.version()).isNotEqualTo(gallery.version());
  }

  @Test
  void rejectsWhatIsFarFromAll() {
    Match match = gate.match(List.of(at(-70)), new float[] {1});

    assertThat(match.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(match.path()).isEqualTo(Path.GATE_REJECT);
    assertThat(match.candidates().get(0).sku()).isEqualTo("milk");
    assertThat(index.searches).isZero();
  }

  @Test
  void searchesOnceWhatLiesBetween() {
    Match match = gate.match(List.of(at(-40), at(-45)), new float[] {1, 1});

    assertThat(match.verdict()).isEqualTo(Verdict.AMBIGUOUS);
    assertThat(match.path()).isEqualTo(Path.SEARCH);
    assertThat(match.candidates().get(0).sku()).isEqualTo("milk");
    assertThat(index.searches).isEqualTo(1);
    assertThat(index.queries).as("the mean").isEqualTo(1);
  }

  @Test
  void searchesWhatIsSoNearAThresholdThatAnchorsCouldSayOtherwise() {
    Match within = gate.match(List.of(at(28.7)), new float[] {1});
    assertThat(within.candidates().get(0).distance()).isBetween(0.49, 0.5);
    assertThat(within.path()).isEqualTo(Path.SEARCH);
    assertThat(within.verdict()).isEqualTo(Verdict.KNOWN);

    Match beyond = gate.match(List.of(at(-60.2)), new float[] {1});
    assertThat(beyond.candidates().get(0).distance()).isBetween(1.0, 1.01);
    assertThat(beyond.path()).isEqualTo(Path.SEARCH);
    assertThat(beyond.verdict()).isEqualTo(Verdict.UNKNOWN);

    Gallery close = TestVectors.gallery(2, product("milk", at(0)), product("cream", at(12)));
    Match led = new Gate(close, new InMemoryAnchorIndex(close)).match(List.of(at(0)), new float[1]);
    assertThat(led.candidates().get(1).distance()).isBetween(0.2, 0.215);
    assertThat(led.path()).isEqualTo(Path.SEARCH);
    assertThat(led.verdict()).isEqualTo(Verdict.KNOWN);
  }

  @Test
  void oneThatAlwaysSearchesDecidesNothingItself() {
    Gate always = Gate.alwaysSearching(gallery, index);

    Match near = always.match(List.of(at(5)), new float[] {1});
    assertThat(near.path()).isEqualTo(Path.SEARCH);
    assertThat(near.verdict()).isEqualTo(Verdict.KNOWN);
    assertThat(always.match(List.of(at(-70)), new float[] {1}).verdict())
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(index.searches).isEqualTo(2);
  }

  @Test
  void aLoneCropMayLieFartherOutThanABurst() {
    Gallery threes =
        Gallery.of(
            TestVectors.card(2, Map.of("*", new Thresholds(0.5, 1.0, 0.2, 3))),
            List.of(product("milk", at(0)), product("soap", at(90))));
    Gate gate3 = new Gate(threes, new InMemoryAnchorIndex(threes));

    Match burst = gate3.match(List.of(at(-65), at(-65), at(-65)), new float[] {1, 1, 1});
    Match lone = gate3.match(List.of(at(-65)), new float[] {1});

    assertThat(burst.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(lone.verdict()).isEqualTo(Verdict.AMBIGUOUS);
    assertThat(lone.thresholds().rejectAbove()).isGreaterThan(burst.thresholds().rejectAbove());
    assertThat(gate3.match(List.of(at(-65), at(-65)), new float[] {1, 0.01f}).verdict())
        .as("a crop of no quality is no crop")
        .isEqualTo(Verdict.AMBIGUOUS);
  }

  @Test
  void searchesTheCategoriesOfItsCandidates() {
    List<Gallery.Enrolled> products = new ArrayList<>();
    for (int i = 0; i < Match.MOST_CANDIDATES; i++) {
      products.add(new Gallery.Enrolled("near-" + i, i < 4 ? "drinks" : "soap", List.of(at(i))));
    }
    products.add(new Gallery.Enrolled("far", "bread", List.of(at(170))));
    Gallery three = TestVectors.gallery(2, products.toArray(Gallery.Enrolled[]::new));
    CountingIndex counting = new CountingIndex(new InMemoryAnchorIndex(three));

    new Gate(three, counting).match(List.of(at(3)), new float[] {1});

    assertThat(counting.categories).containsExactlyInAnyOrder("drinks", "soap");
  }

  @Test
  void searchesNoCategoryThatTrailsSurely() {
    Gallery three =
        TestVectors.gallery(
            2,
            new Gallery.Enrolled("milk", "drinks", List.of(at(0))),
            new Gallery.Enrolled("soap", "soap", List.of(at(9))),
            new Gallery.Enrolled("bread", "bread", List.of(at(40), at(44))));
    CountingIndex counting = new CountingIndex(new InMemoryAnchorIndex(three));

    Match match = new Gate(three, counting).match(List.of(at(4)), new float[] {1});

    assertThat(counting.categories).containsExactlyInAnyOrder("drinks", "soap");
    assertThat(match.candidates())
        .extracting(Candidate::sku)
        .containsExactly("milk", "soap", "bread");
    assertThat(match.candidates().get(2).distance())
        .as("where its centroid says, not where the last hit lies")
        .isBetween(0.6, 0.7);
  }

  @Test
  void doubtsWhatIsNearTwoProducts() {
    Gallery close = TestVectors.gallery(2, product("milk", at(0)), product("cream", at(12)));
    Match match =
        new Gate(close, new InMemoryAnchorIndex(close)).match(List.of(at(5)), new float[] {1});

    assertThat(match.verdict()).isEqualTo(Verdict.AMBIGUOUS);
    assertThat(match.path()).isEqualTo(Path.SEARCH);
    assertThat(match.candidates()).extracting(Candidate::sku).containsExactly("milk", "cream");
  }

  @Test
  void searchesABurstWhoseCropsDisagree() {
    // the mean is nearest to milk, but most of the evidence in number and quality is soap
    Match match = gate.match(List.of(at(-60), at(50), at(52)), new float[] {0.9f, 0.5f, 0.5f});

    assertThat(match.path()).isEqualTo(Path.SEARCH);
    assertThat(match.verdict()).isNotEqualTo(Verdict.KNOWN);
  }

  @Test
  void weighsCropsByTheirQuality() {
    List<float[]> crops = List.of(at(2), at(88));
    assertThat(gate.match(crops, new float[] {1, 0.1f}).candidates().get(0).sku())
        .isEqualTo("milk");
    assertThat(gate.match(crops, new float[] {0.1f, 1}).candidates().get(0).sku())
        .isEqualTo("soap");
  }

  @Test
  void anAnchorMayProveWhatTheCentroidCouldNot() {
    Gallery wide =
        TestVectors.gallery(2, product("milk", at(-50), at(50)), product("soap", at(150)));
    Match match =
        new Gate(wide, new InMemoryAnchorIndex(wide)).match(List.of(at(49)), new float[] {1});

    assertThat(match.path()).isEqualTo(Path.SEARCH);
    assertThat(match.verdict()).isEqualTo(Verdict.KNOWN);
    assertThat(match.candidates().get(0).sku()).isEqualTo("milk");
  }

  @Test
  void isUnknownToAGalleryWithoutProducts() {
    Gallery empty = TestVectors.gallery(2);
    Match match =
        new Gate(empty, new InMemoryAnchorIndex(empty)).match(List.of(at(0)), new float[1]);

    assertThat(match.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(match.candidates()).isEmpty();
    assertThat(match.reason()).contains("no products");
  }

  @Test
  void doubtsWhatItCannotSearch() {
    AnchorIndex broken =
        (queries, categories, k) -> {
          throw new AnchorIndex.Unavailable("redis 127.0.0.1:1 refused", null);
        };
    Gate cut = new Gate(gallery, broken);

    Match between = cut.match(List.of(at(-40)), new float[] {1});
    assertThat(between.verdict()).isEqualTo(Verdict.AMBIGUOUS);
    assertThat(between.path()).isEqualTo(Path.SEARCH);
    assertThat(between.indexUnavailable()).isTrue();
    assertThat(between.reason()).contains("anchors not searched", "redis 127.0.0.1:1 refused");
    assertThat(between.candidates()).isNotEmpty();
    Match plain = cut.match(List.of(at(5)), new float[] {1});
    assertThat(plain.verdict()).isEqualTo(Verdict.KNOWN);
    assertThat(plain.indexUnavailable()).isFalse();
    assertThat(gate.match(List.of(at(-40)), new float[] {1}).indexUnavailable()).isFalse();
  }

  @Test
  void namesAtMostEightCandidates() {
    List<Gallery.Enrolled> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(product("sku-" + i, at(i)));
    }
    Gallery crowd = TestVectors.gallery(2, many.toArray(Gallery.Enrolled[]::new));
    Match match =
        new Gate(crowd, new InMemoryAnchorIndex(crowd)).match(List.of(at(0)), new float[] {1});
    assertThat(match.candidates()).hasSize(Match.MOST_CANDIDATES);
  }

  @Test
  void refusesABurstThatDoesNotFit() {
    assertThatThrownBy(() -> gate.match(List.of(), new float[0]))
        .hasMessageContainingAll("0 crops", "at least one");
    assertThatThrownBy(() -> gate.match(List.of(at(0)), new float[2]))
        .hasMessageContainingAll("1 crops", "2 qualities");
    assertThatThrownBy(() -> gate.match(List.of(at(0)), new float[] {Float.NaN}))
        .hasMessageContainingAll("quality", "NaN");
    assertThatThrownBy(() -> gate.match(List.of(new float[] {1, 0, 0}), new float[] {1}))
        .hasMessageContaining("3 dimensions");
  }

  /** Counts round trips and what they carried. */
  private static final class CountingIndex implements AnchorIndex {
    private final AnchorIndex inner;
    private int searches;
    private int queries;
    private Set<String> categories = Set.of();

    CountingIndex(AnchorIndex inner) {
      this.inner = inner;
    }

    @Override
    public List<List<Hit>> search(List<float[]> asked, Set<String> among, int k) {
      searches++;
      categories = among;
      queries += asked.size();
      return inner.search(asked, among, k);
    }
  }
}
