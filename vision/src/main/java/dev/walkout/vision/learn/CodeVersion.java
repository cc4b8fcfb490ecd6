package dev.walkout.vision.learn;

import dev.walkout.schemas.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which code trained a model, by content: a hash of the compiled classes of this part, so that it
 * holds for trees that no commit describes.
 */
public final class CodeVersion {

  private static final int DIGITS = 16;

  private CodeVersion() {}

  /** 16 hexadecimal digits. */
  public static String ofThisPart() throws IOException {
    try {
      Path code =
          Path.of(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      byte[] bytes = Files.isDirectory(code) ? classes(code) : Files.readAllBytes(code);
      return Ids.hash(bytes).substring(0, DIGITS);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("code always lies somewhere", e);
    }
  }

  private static byte[] classes(Path folder) throws IOException {
    List<Path> files;
    try (var all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Path file : files) {
      bytes.writeBytes(Files.readAllBytes(file));
    }
    return bytes.toByteArray();
  }
}
