package dev.walkout.shop.verb;

import dev.walkout.shop.UserError;
import dev.walkout.shop.catalogue.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The photos of one product as files. */
final class PhotoFiles {

  private PhotoFiles() {}

  /** The JPEG files of a folder, by name. */
  static List<Photo> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Photo> photos = files.filter(PhotoFiles::isPhoto).sorted().map(Photo::of).toList();
      if (photos.isEmpty()) {
        throw new UserError(
            "--photos " + folder + " holds no *.jpg: give the folder with the product's photos");
      }
      return photos;
    } catch (IOException e) {
      throw new UserError(
          "--photos " + folder + " cannot be listed: give a folder that exists and may be read", e);
    }
  }

  private static boolean isPhoto(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && (name.endsWith(".jpg") || name.endsWith(".jpeg"));
  }
}
