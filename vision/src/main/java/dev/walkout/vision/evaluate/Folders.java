package dev.walkout.vision.evaluate;

import dev.walkout.vision.picture.PhotoFolder;
import dev.walkout.vision.picture.PhotoSet;
import dev.walkout.vision.picture.SeriesSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The photo folders of an evaluation, checked against each other.
 *
 * @param split whether the queries are the gallery folder's own held-out series
 */
record Folders(
    PhotoFolder gallery,
    PhotoFolder queries,
    Optional<PhotoFolder> fresh,
    Optional<PhotoFolder> strangers,
    boolean split) {

  static Folders of(EvaluationRequest request) {
    PhotoFolder gallery = PhotoSet.read(request.gallery()).forTraining();
    boolean split = request.queries().map(path -> same(path, request.gallery())).orElse(true);
    Optional<PhotoFolder> fresh = request.fresh().map(path -> fresh(path, request.draws().shots()));
    Optional<PhotoFolder> strangers = request.strangers().map(PhotoFolder::read);
    fresh.ifPresent(folder -> refuseShared("new products", gallery, folder));
    strangers.ifPresent(folder -> refuseShared("strangers", gallery, folder));
    strangers.ifPresent(folder -> fresh.ifPresent(its -> refuseShared("strangers", its, folder)));
    if (split) {
      SeriesSplit series = SeriesSplit.of(PhotoSet.read(request.gallery()));
      if (series.queries().products().isEmpty()) {
        throw new IllegalArgumentException(
            "photo folder "
                + gallery.root()
                + " has nothing to evaluate: no product has "
                + SeriesSplit.LEAST_PHOTOS
                + " photos, so none can be held out; add photos or give --queries another folder");
      }
      return new Folders(series.gallery(), series.queries(), fresh, strangers, true);
    }
    PhotoFolder queries = PhotoSet.read(request.queries().orElseThrow()).forEvaluation();
    refuseStrangers(gallery, queries);
    return new Folders(gallery, queries, fresh, strangers, false);
  }

  /** The same for products of some categories; queries of all others are the strangers. */
  Folders showing(List<String> categories) {
    Predicate<PhotoFolder.Product> its = product -> categories.contains(product.category());
    Optional<PhotoFolder> others = some(queries, its.negate());
    PhotoFolder asked = some(queries, its).orElseThrow(() -> refuse("shows none", categories));
    if (others.isEmpty()) {
      throw refuse("shows nothing but", categories);
    }
    return new Folders(
        some(gallery, its).orElseThrow(() -> refuse("shows none", categories)),
        asked,
        fresh.flatMap(folder -> some(folder, its)),
        others,
        split);
  }

  private IllegalArgumentException refuse(String what, List<String> categories) {
    return new IllegalArgumentException(
        queries.root() + " " + what + " of " + categories + ": give photos of these and of others");
  }

  private static Optional<PhotoFolder> some(
      PhotoFolder folder, Predicate<PhotoFolder.Product> which) {
    List<PhotoFolder.Product> products = folder.products().stream().filter(which).toList();
    return products.isEmpty()
        ? Optional.empty()
        : Optional.of(new PhotoFolder(folder.root(), products));
  }

  private static PhotoFolder fresh(Path path, int shots) {
    return PhotoFolder.read(path).atLeast(shots + 1);
  }

  private static void refuseShared(String what, PhotoFolder gallery, PhotoFolder fresh) {
    Set<String> known = ids(gallery);
    List<String> both = ids(fresh).stream().filter(known::contains).sorted().toList();
    if (!both.isEmpty()) {
      throw new IllegalArgumentException(
          what
              + " "
              + both
              + " of "
              + fresh.root()
              + " are in "
              + gallery.root()
              + " too; they must not be known: rename them or take them out of one folder");
    }
  }

  private static void refuseStrangers(PhotoFolder gallery, PhotoFolder queries) {
    Set<String> known = ids(gallery);
    List<String> strangers =
        ids(queries).stream().filter(id -> !known.contains(id)).sorted().toList();
    if (!strangers.isEmpty()) {
      throw new IllegalArgumentException(
          "query products "
              + strangers
              + " of "
              + queries.root()
              + " are not in the gallery "
              + gallery.root()
              + "; add photos of them there, or give the folder as --new");
    }
  }

  private static Set<String> ids(PhotoFolder folder) {
    return folder.products().stream().map(PhotoFolder.Product::id).collect(Collectors.toSet());
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot compare " + a + " and " + b + "; check that both may be read", unreadable);
    }
  }
}
