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
 * @param msPerCrop milliseconds of one thread to read, decode and embed a photo in batches of
 *     {@value #BATCH}; the first ones are left out if there are enough others
 */
record FolderEmbedding(List<Labelled> photos, double msPerCrop) {

  static final int BATCH = 8;

  private static final int WARM_UP = 2 * BATCH;

  static FolderEmbedding of(PhotoFolder folder, Embedder embedder, Progress progress) {
    List<Labelled> photos = new ArrayList<>();
    List<PhotoFolder.Product> owners = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (PhotoFolder.Product product : folder.products()) {
      for (Path photo : product.photos()) {
        owners.add(product);
        files.add(photo);
      }
    }
    progress.begin("embedding " + folder.root() + " by " + embedder.model().name(), files.size());
    long started = 0;
    int timedFrom = files.size() > 2 * WARM_UP ? WARM_UP : 0;
    for (int from = 0; from < files.size(); from += BATCH) {
      if (from == timedFrom) {
        started = System.nanoTime();
      }
      int to = Math.min(from + BATCH, files.size());
      List<float[]> vectors = embedder.embed(decode(files.subList(from, to)));
      for (int i = from; i < to; i++) {
        PhotoFolder.Product owner = owners.get(i);
        String photo = files.get(i).toString();
        photos.add(new Labelled(owner.id(), owner.category(), photo, vectors.get(i - from)));
      }
      progress.step((long) to - from, "");
    }
    int timed = files.size() - timedFrom;
    double ms = (System.nanoTime() - started) / 1e6 / timed;
    progress.end(files.size() + " photos");
    return new FolderEmbedding(List.copyOf(photos), ms);
  }

  private static List<Picture> decode(List<Path> files) {
    List<Picture> pictures = new ArrayList<>();
    for (Path file : files) {
      pictures.add(Jpeg.read(file));
    }
    return pictures;
  }
}
