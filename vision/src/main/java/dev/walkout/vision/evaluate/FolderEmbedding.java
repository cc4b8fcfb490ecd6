package dev.walkout.vision.evaluate;

import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.PhotoFolder;
import dev.walkout.vision.picture.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The embeddings of all photos of a folder, in its order, and what each cost.
 *
 * @param photos grouped by their file
 * @param windows {@link Windows} of each photo, grouped by its file; none unless asked for
 * @param msPerCrop milliseconds of one thread to read, decode and embed a photo in batches of
 *     {@value #BATCH}; the first ones are left out if there are enough others
 */
record FolderEmbedding(List<Labelled> photos, List<Labelled> windows, double msPerCrop) {

  static final int BATCH = 8;

  private static final int WARM_UP = 2 * BATCH;

  private record File(PhotoFolder.Product owner, Path path) {
    Labelled labelled(float[] vector) {
      return new Labelled(owner.id(), owner.category(), path.toString(), vector);
    }
  }

  /** Embeds a folder's photos alone. */
  static FolderEmbedding of(PhotoFolder folder, Embedder embedder, Progress progress) {
    return of(folder, embedder, false, progress);
  }

  static FolderEmbedding of(
      PhotoFolder folder, Embedder embedder, boolean withWindows, Progress progress) {
    List<File> files = new ArrayList<>();
    for (PhotoFolder.Product product : folder.products()) {
      product.photos().forEach(photo -> files.add(new File(product, photo)));
    }
    progress.begin("embedding " + folder.root() + " by " + embedder.model().name(), files.size());
    List<Labelled> photos = new ArrayList<>();
    List<Labelled> windows = new ArrayList<>();
    long nanos = 0;
    int timedFrom = files.size() > 2 * WARM_UP ? WARM_UP : 0;
    for (int from = 0; from < files.size(); from += BATCH) {
      List<File> batch = files.subList(from, Math.min(from + BATCH, files.size()));
      long started = System.nanoTime();
      List<Picture> pictures = batch.stream().map(file -> Jpeg.read(file.path())).toList();
      List<float[]> vectors = embedder.embed(pictures);
      nanos += from >= timedFrom ? System.nanoTime() - started : 0;
      for (int i = 0; i < batch.size(); i++) {
        photos.add(batch.get(i).labelled(vectors.get(i)));
        if (withWindows) {
          for (float[] window : embedder.embed(Windows.of(pictures.get(i)))) {
            windows.add(batch.get(i).labelled(window));
          }
        }
      }
      progress.step(batch.size(), "");
    }
    progress.end(files.size() + " photos");
    double ms = nanos / 1e6 / (files.size() - timedFrom);
    return new FolderEmbedding(List.copyOf(photos), List.copyOf(windows), ms);
  }
}
