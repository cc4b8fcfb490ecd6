package dev.walkout.shop.search;

import static dev.walkout.shop.search.TestDocuments.DIMENSION;
import static dev.walkout.shop.search.TestDocuments.product;
import static dev.walkout.shop.search.TestDocuments.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every collection of products does; a back end is done when it extends this and passes. */
public abstract class ProductSearchContract {

  protected static final RecursiveComparisonConfiguration BY_CONTENT =
      RecursiveComparisonConfiguration.builder().build();

  protected Documents<ProductDocument> products;

  /** An empty collection for embeddings of {@link TestDocuments#DIMENSION} numbers. */
  protected abstract Documents<ProductDocument> empty();

  @BeforeEach
  void open() {
    products = empty();
  }

  @AfterEach
  void close() {
    if (products != null) {
      products.ids().forEach(products::remove);
      products.close();
    }
  }

  @Test
  void whatIsPutIsFoundAsItWas() {
    ProductDocument whole =
        product("milk-1")
            .name("Crème \"Brûlée\" {50%} | 500 ml")
            .brand("O'Neill & Söhne")
            .category("Dairy, chilled")
            .tags("gluten-free", "bio & öko", "日本")
            .colours("dark blue", "white")
            .keywords("pudding\nvanilla")
            .price(199)
            .looks(1, 2, 3, 4)
            .photos(0L, -1L, Long.MIN_VALUE)
            .document();
    ProductDocument bare = product("tea-1").document();
    products.put(List.of(whole, bare));

    assertThat(products.find("milk-1")).get().usingRecursiveComparison().isEqualTo(whole);
    assertThat(products.find("tea-1")).get().usingRecursiveComparison().isEqualTo(bare);
    assertThat(products.find("soap-1")).isEmpty();
    assertThat(products.ids()).containsExactlyInAnyOrder("milk-1", "tea-1");
    assertThat(products.search(DocumentQuery.all()).documents())
        .usingRecursiveFieldByFieldElementComparator(BY_CONTENT)
        .containsExactly(whole, bare);
  }

  @Test
  void nothingIsFoundAmongNothing() {
    DocumentQuery narrow =
        DocumentQuery.all()
            .with(ProductDocument.TAGS, "bio")
            .between(ProductDocument.PRICE, 1, 2)
            .text("milk");
    for (DocumentQuery query : List.of(DocumentQuery.all(), narrow, narrow.near(unit(1), 3))) {
      assertThat(products.search(query).hits()).isEmpty();
      assertThat(products.search(query).total()).isZero();
      assertThat(products.count(query, ProductDocument.TAGS)).isEmpty();
    }
    assertThat(products.remove("milk-1")).isFalse();
    assertThat(products.ids()).isEmpty();
    products.put(List.of());
  }

  @Test
  void puttingAgainReplacesTheWholeProduct() {
    products.put(
        List.of(
            product("a")
                .brand("old")
                .tags("bio")
                .price(100)
                .looks(1)
                .photos(7L)
                .name("milk")
                .document()));
    ProductDocument bare = product("a").category("snacks").document();
    products.put(List.of(bare));
    products.put(List.of(bare));

    assertThat(products.find("a")).get().usingRecursiveComparison().isEqualTo(bare);
    assertThat(found(DocumentQuery.all())).containsExactly("a");
    assertThat(found(DocumentQuery.all().with(ProductDocument.TAGS, "bio"))).isEmpty();
    assertThat(found(DocumentQuery.all().with(ProductDocument.BRAND, "old"))).isEmpty();
    assertThat(found(DocumentQuery.all().between(ProductDocument.PRICE, 0, 1000))).isEmpty();
    assertThat(found(DocumentQuery.all().text("milk"))).isEmpty();
    assertThat(found(DocumentQuery.all().near(unit(1), 3))).isEmpty();
    assertThat(found(DocumentQuery.all().with(ProductDocument.CATEGORY, "snacks")))
        .containsExactly("a");
  }

  @Test
  void ofOneProductTwiceInAPutTheLastStays() {
    products.put(List.of(product("a").name("one").document(), product("a").name("two").document()));
    assertThat(products.find("a").orElseThrow().name()).isEqualTo("two");
  }

  @Test
  void aRemovedProductIsNotFound() {
    products.put(List.of(product("a").looks(1).document(), product("b").looks(0, 1).document()));

    assertThat(products.remove("a")).isTrue();
    assertThat(products.remove("a")).isFalse();

    assertThat(products.find("a")).isEmpty();
    assertThat(found(DocumentQuery.all())).containsExactly("b");
    assertThat(found(DocumentQuery.all().near(unit(1), 5))).containsExactly("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bio",
        "gluten free",
        "gluten-free",
        "sugar, salt & fat",
        "a|b",
        "{curly} [square] (round)",
        "$price",
        "@tags:{x}",
        "100%",
        "\"quoted\" 'it''s'",
        "back\\slash \\| \\-",
        "*",
        "a*",
        "?x~y!z^",
        "<less> =equal; colon:",
        "öko-größe",
        "ελληνικά",
        "日本 茶",
        "🥛 milk",
        "-1",
        "500",
        "inf",
        "or",
        "the"
      })
  void aTagIsFoundAsItIsWhateverSignsItHas(String tag) {
    products.put(
        List.of(
            product("with").tags("first", tag).looks(1).document(),
            product("other").tags("first", tag + " more").looks(0, 1).document(),
            product("none").document()));
    DocumentQuery query = DocumentQuery.all().with(ProductDocument.TAGS, tag);

    assertThat(found(query)).containsExactly("with");
    assertThat(found(query.near(unit(0, 1), 5))).containsExactly("with");
    assertThat(found(query.with(ProductDocument.TAGS, "first"))).containsExactly("with");
    assertThat(products.count(query, ProductDocument.TAGS))
        .containsOnlyKeys("first", Words.folded(tag));
  }

  @Test
  void facetsAreComparedWithoutCaseAndBlanks() {
    products.put(
        List.of(product("a").category("  Dairy\tProducts ").tags("BIO", "ÖKO").document()));

    assertThat(found(DocumentQuery.all().with(ProductDocument.CATEGORY, "dairy products")))
        .containsExactly("a");
    assertThat(found(DocumentQuery.all().with(ProductDocument.TAGS, "Bio", "öko")))
        .containsExactly("a");
    assertThat(products.count(DocumentQuery.all(), ProductDocument.CATEGORY))
        .containsExactly(Map.entry("dairy products", 1L));
  }

  @Test
  void oneOfSeveralCategoriesButAllOfSeveralTags() {
    products.put(
        List.of(
            product("a").category("drinks").tags("bio", "new").document(),
            product("b").category("snacks").tags("bio").document(),
            product("c").category("soap").tags("bio", "new").document()));

    assertThat(found(DocumentQuery.all().with(ProductDocument.CATEGORY, "drinks", "snacks")))
        .containsExactly("a", "b");
    assertThat(found(DocumentQuery.all().with(ProductDocument.TAGS, "bio", "new")))
        .containsExactly("a", "c");
    assertThat(
            found(
                DocumentQuery.all()
                    .with(ProductDocument.CATEGORY, "drinks", "snacks")
                    .with(ProductDocument.TAGS, "new")))
        .containsExactly("a");
  }

  @Test
  void pricesLieInARangeWithItsEnds() {
    products.put(
        List.of(
            product("a").price(99).document(),
            product("b").price(100).document(),
            product("c").price(200).document(),
            product("free").price(0).document(),
            product("refund").price(-5).document(),
            product("unpriced").document()));

    assertThat(found(DocumentQuery.all().between(ProductDocument.PRICE, 100, 200)))
        .containsExactly("b", "c");
    assertThat(found(DocumentQuery.all().between(ProductDocument.PRICE, -5, 0)))
        .containsExactly("free", "refund");
    assertThat(found(DocumentQuery.all().between(ProductDocument.PRICE, 100, Long.MAX_VALUE)))
        .containsExactly("b", "c");
    assertThat(found(DocumentQuery.all().between(ProductDocument.PRICE, Long.MIN_VALUE, 99)))
        .containsExactly("a", "free", "refund");
  }

  @Test
  void wordsAreFoundWholeOrByTheirBeginning() {
    products.put(
        List.of(
            product("a").name("Elrix Fizz Coconut 500 ml").document(),
            product("b").name("Café Crème of the World").brand("A").document(),
            product("c").keywords("FIZZY (coco-nut) pop").document()));

    assertThat(found(DocumentQuery.all().text("coconut"))).containsExactly("a");
    assertThat(found(DocumentQuery.all().text("COCO"))).containsExactly("a", "c");
    assertThat(found(DocumentQuery.all().text("fizz 500"))).containsExactly("a");
    assertThat(found(DocumentQuery.all().text("50"))).containsExactly("a");
    assertThat(found(DocumentQuery.all().text("cafe"))).containsExactly("b");
    assertThat(found(DocumentQuery.all().text("CAFÉ, crème"))).containsExactly("b");
    assertThat(found(DocumentQuery.all().text("of the"))).containsExactly("b");
    assertThat(found(DocumentQuery.all().text("a"))).containsExactly("a", "b");
    assertThat(found(DocumentQuery.all().text("conut"))).isEmpty();
    assertThat(found(DocumentQuery.all().text("nut -coco*\"("))).containsExactly("c");
    assertThat(found(DocumentQuery.all().text("fizz as or and not"))).isEmpty();
    assertThat(found(DocumentQuery.all().text(" ,;- "))).hasSize(3);
  }

  @Test
  void theNearestComeFirstAndOnlyThoseThatPassTheFilters() {
    products.put(
        List.of(
            product("far").looks(-1).tags("bio").price(10).document(),
            product("near").looks(1, 0.1).tags("bio").price(20).name("milk").document(),
            product("nearest").looks(1).price(30).document(),
            product("middle").looks(1, 1).tags("bio").price(900).document(),
            product("faceless").tags("bio").document()));
    DocumentQuery all = DocumentQuery.all().near(unit(1), 10);

    assertThat(found(all)).containsExactly("nearest", "near", "middle", "far");
    assertThat(products.search(all).hits().get(0).distance()).isLessThan(1e-3);
    assertThat(products.search(all).hits().get(3).distance()).isBetween(1.999, 2.0);
    assertThat(found(DocumentQuery.all().near(unit(1), 2))).containsExactly("nearest", "near");
    DocumentQuery bio = DocumentQuery.all().with(ProductDocument.TAGS, "bio").near(unit(1), 2);
    assertThat(found(bio)).containsExactly("near", "middle");
    assertThat(products.search(bio).total()).isEqualTo(2);
    assertThat(found(bio.between(ProductDocument.PRICE, 0, 100))).containsExactly("near", "far");
    assertThat(found(bio.between(ProductDocument.PRICE, 0, 100).text("mil")))
        .containsExactly("near");
  }

  @Test
  void withoutLikenessThereIsNoDistanceAndTheOrderIsBySku() {
    products.put(
        List.of(
            product("b").document(), product("c").looks(1).document(), product("a").document()));

    assertThat(found(DocumentQuery.all())).containsExactly("a", "b", "c");
    assertThat(products.search(DocumentQuery.all()).hits())
        .allSatisfy(hit -> assertThat(hit.distance()).isNaN());
  }

  @Test
  void pagesFollowOneAnother() {
    products.put(
        IntStream.range(0, 25)
            .mapToObj(i -> product("p-%02d".formatted(i)).looks(1, i).document())
            .toList());
    List<String> bySku = new ArrayList<>();
    List<String> byLikeness = new ArrayList<>();
    for (int from = 0; from < 30; from += 10) {
      bySku.addAll(found(DocumentQuery.all().page(from, 10)));
      byLikeness.addAll(found(DocumentQuery.all().near(unit(1), 12).page(from, 10)));
      assertThat(products.search(DocumentQuery.all().page(from, 10)).total()).isEqualTo(25);
      assertThat(products.search(DocumentQuery.all().near(unit(1), 12).page(from, 10)).total())
          .isEqualTo(12);
    }
    List<String> sorted = IntStream.range(0, 25).mapToObj("p-%02d"::formatted).toList();
    assertThat(bySku).isEqualTo(sorted);
    assertThat(byLikeness).isEqualTo(sorted.subList(0, 12));
    assertThat(found(DocumentQuery.all().page(100, 10))).isEmpty();
  }

  @Test
  void facetsAreCountedAmongWhatPassesTheFilters() {
    products.put(
        List.of(
            product("a").category("drinks").tags("bio", "new").price(1).looks(1).document(),
            product("b").category("drinks").tags("bio").price(5).document(),
            product("c").category("snacks").tags("bio", "bio").price(5).name("milk").document(),
            product("d").category("snacks").document()));

    assertThat(products.count(DocumentQuery.all(), ProductDocument.CATEGORY))
        .containsExactly(Map.entry("drinks", 2L), Map.entry("snacks", 2L));
    assertThat(products.count(DocumentQuery.all(), ProductDocument.TAGS))
        .containsExactly(Map.entry("bio", 3L), Map.entry("new", 1L));
    assertThat(
            products.count(
                DocumentQuery.all().between(ProductDocument.PRICE, 2, 9), ProductDocument.CATEGORY))
        .containsExactly(Map.entry("drinks", 1L), Map.entry("snacks", 1L));
    assertThat(products.count(DocumentQuery.all().text("milk"), ProductDocument.TAGS))
        .containsExactly(Map.entry("bio", 1L));
    assertThat(
            products.count(
                DocumentQuery.all().near(unit(1), 1).page(3, 1), ProductDocument.CATEGORY))
        .as("likeness and page are left out")
        .containsExactly(Map.entry("drinks", 2L), Map.entry("snacks", 2L));
    assertThat(products.count(DocumentQuery.all(), ProductDocument.BRAND)).isEmpty();
  }

  @Test
  void sharedHashBandsFindNearDuplicates() {
    long hash = 0x0123_4567_89ab_cdefL;
    products.put(
        List.of(
            product("same").photos(5L, hash).document(),
            product("nearly").photos(hash ^ 0b1_0000_0001L).document(),
            product("unlike").photos(~hash).document()));

    assertThat(found(DocumentQuery.all().with(ProductDocument.BANDS, HashBands.of(hash))))
        .containsExactly("nearly", "same");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    products.put(List.of(product("a").looks(1).document()));

    assertThatThrownBy(() -> products.search(DocumentQuery.all().with(ReceiptDocument.STORE, "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("product", "'store'", "category");
    assertThatThrownBy(() -> products.search(DocumentQuery.all().between("weight", 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("product", "'weight'", "price");
    assertThatThrownBy(() -> products.count(DocumentQuery.all(), ReceiptDocument.STORE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("product", "'store'");
    assertThatThrownBy(() -> products.search(DocumentQuery.all().near(new float[3], 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("3 dimensions", "have " + DIMENSION);
  }

  @Test
  void searchesSeeWholeProductsWhileOthersPutAndRemove() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    products.put(List.of(steady(0), steady(1)));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> searchers =
          List.of(
              threads.submit(() -> searchWhile(writing, false)),
              threads.submit(() -> searchWhile(writing, true)));
      Callable<Void> flicker =
          () -> {
            for (int i = 0; i < 100; i++) {
              products.put(List.of(steady(i), product("flicker").looks(0, 1).document()));
              products.remove("flicker");
            }
            return null;
          };
      List<Future<Void>> writers = List.of(threads.submit(flicker), threads.submit(flicker));
      for (Future<Void> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (Future<Integer> searcher : searchers) {
        assertThat(searcher.get()).isPositive();
      }
    } finally {
      writing.set(false);
      threads.shutdownNow();
    }
    assertThat(found(DocumentQuery.all())).containsExactly("steady-0", "steady-1");
  }

  /** A product that is put again and again, of which name and price must always fit together. */
  private static ProductDocument steady(int round) {
    return product("steady-" + round % 2).looks(1).name("n" + round).price(round).document();
  }

  private int searchWhile(AtomicBoolean going, boolean near) {
    int searches = 0;
    DocumentQuery query = DocumentQuery.all().between(ProductDocument.PRICE, 0, 1000);
    do {
      List<ProductDocument> both =
          products.search(near ? query.near(unit(1), 3) : query).documents();
      assertThat(both).extracting(ProductDocument::sku).contains("steady-0", "steady-1");
      for (ProductDocument one : both) {
        assertThat(one.name()).isEqualTo("n" + one.price().orElseThrow().minor());
      }
      searches++;
    } while (going.get());
    return searches;
  }

  @Test
  void equalsTheExhaustiveTwinOnChance() {
    Random chance = new Random(7);
    InMemoryDocuments<ProductDocument> twin = new InMemoryDocuments<>(ProductDocument.KIND);
    List<ProductDocument> all =
        IntStream.range(0, 120).mapToObj(i -> byChance("p-%03d".formatted(i), chance)).toList();
    twin.put(all);
    products.put(all);
    for (int i = 0; i < 60; i++) {
      DocumentQuery query = queryByChance(chance);
      assertThat(found(query)).as(query.toString()).isEqualTo(ids(twin.search(query)));
      assertThat(products.search(query).total()).isEqualTo(twin.search(query).total());
      assertThat(products.count(query, ProductDocument.TAGS))
          .containsExactlyEntriesOf(twin.count(query, ProductDocument.TAGS));
    }
  }

  private static final List<String> SOME = List.of("bio", "gluten-free", "a b", "öko", "x|y");
  private static final List<String> NAMES = List.of("milk", "mild soap", "tea", "the tea", "t 1");

  private static ProductDocument byChance(String sku, Random chance) {
    TestDocuments.Product product =
        product(sku)
            .category(SOME.get(chance.nextInt(SOME.size())))
            .name(NAMES.get(chance.nextInt(NAMES.size())))
            .tags(SOME.stream().filter(t -> chance.nextInt(3) == 0).toArray(String[]::new));
    if (chance.nextInt(5) > 0) {
      product.price(chance.nextInt(500));
    }
    if (chance.nextInt(5) > 0) {
      product.embedding(
          unit(
              chance.nextGaussian(),
              chance.nextGaussian(),
              chance.nextGaussian(),
              chance.nextGaussian()));
    }
    return product.document();
  }

  private static DocumentQuery queryByChance(Random chance) {
    DocumentQuery query = DocumentQuery.all().page(chance.nextInt(5), 1 + chance.nextInt(30));
    if (chance.nextBoolean()) {
      query = query.with(ProductDocument.CATEGORY, SOME.subList(0, 1 + chance.nextInt(3)));
    }
    if (chance.nextInt(3) == 0) {
      query = query.with(ProductDocument.TAGS, SOME.get(chance.nextInt(SOME.size())));
    }
    if (chance.nextInt(3) == 0) {
      int from = chance.nextInt(300);
      query = query.between(ProductDocument.PRICE, from, from + 200);
    }
    if (chance.nextInt(3) == 0) {
      query = query.text(NAMES.get(chance.nextInt(NAMES.size())));
    }
    return chance.nextBoolean()
        ? query.near(unit(chance.nextGaussian(), chance.nextGaussian(), 1), 1 + chance.nextInt(40))
        : query;
  }

  protected List<String> found(DocumentQuery query) {
    return ids(products.search(query));
  }

  private static List<String> ids(Documents.Page<ProductDocument> page) {
    return page.documents().stream().map(ProductDocument::sku).toList();
  }
}
