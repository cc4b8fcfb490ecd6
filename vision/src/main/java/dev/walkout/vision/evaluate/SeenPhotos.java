package dev.walkout.vision.evaluate;

import dev.walkout.vision.picture.PhotoFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The photos that a model was trained on, by content: the first 16 hexadecimal digits of each
 * file's SHA-256.
 */
public record SeenPhotos(Set<String> digests) {

  /** Name of the file in a model folder, one digest a line. */
  public static final String FILE = "trained-on.txt";

  private static final int DIGITS = 16;

  public SeenPhotos {
    digests = Set.copyOf(digests);
  }

  /** For a model that was not trained. */
  public static SeenPhotos none() {
    return new SeenPhotos(Set.of());
  }

  /** What a model folder says; none if it has no {@value #FILE}. */
  public static SeenPhotos of(Path modelFolder) {
    Path file = modelFolder.resolve(FILE);
    if (!Files.exists(file)) {
      return none();
    }
    try {
      Set<String> digests = new HashSet<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          digests.add(line.strip());
        }
      }
      return new SeenPhotos(digests);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          file + " cannot be read; take the model folder from its source again", unreadable);
    }
  }

  /** Share of a folder's photos that the model was trained on, 0 to 1. */
  public double share(PhotoFolder folder) {
    if (digests.isEmpty()) {
      return 0;
    }
    long seen =
        folder.products().stream()
            .flatMap(product -> product.photos().stream())
            .filter(photo -> digests.contains(digest(photo)))
            .count();
    return (double) seen / folder.photoCount();
  }

  private static String digest(Path photo) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(photo));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "photo " + photo + " cannot be read; check its rights", unreadable);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
