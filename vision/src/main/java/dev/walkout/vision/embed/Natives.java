package dev.walkout.vision.embed;

import ai.djl.tensorflow.engine.javacpp.LibUtils;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TensorFlow's native libraries: unpacked once per user from the jar on the class path, then
 * loaded. Nothing is downloaded.
 *
 * <p>The folder is {@code $WALKOUT_CACHE} (also a system property {@code walkout.cache}), else
 * {@code ~/.cache/walkout}. {@code TENSORFLOW_LIBRARY_PATH}, where set, names a folder that already
 * holds the libraries and wins.
 */
public final class Natives {

  private static final Logger log = LoggerFactory.getLogger(Natives.class);
  private static final String LIBRARY_PATH = "TENSORFLOW_LIBRARY_PATH";
  private static final String RESOURCES = "org/tensorflow/internal/c_api/";

  /** TensorFlow reads these once, when it is loaded; a value that is already set stays. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("TF_CPP_MIN_LOG_LEVEL", "2", "TF_CPP_MAX_VLOG_LEVEL", "0", "OMP_NUM_THREADS", "1");

  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "linux-x86_64",
          List.of("libjnitensorflow.so", "libtensorflow_cc.so.2", "libtensorflow_framework.so.2"),
          "macosx-arm64",
          List.of(
              "libjnitensorflow.dylib",
              "libtensorflow_cc.2.dylib",
              "libtensorflow_framework.2.dylib"));

  private Natives() {}

  /**
   * Loads TensorFlow; later calls change nothing.
   *
   * @param threads how many threads will call predictors at once. Each computes on its own core, so
   *     TensorFlow runs one thread within an operation and this many beside each other; its own
   *     defaults leave the second of two cores mostly idle.
   * @throws IllegalStateException when the libraries for this platform are not on the class path
   * @throws UncheckedIOException when they cannot be unpacked
   */
  public static synchronized void load(int threads) {
    defaultProperty("ai.djl.tensorflow.num_intraop_threads", "1");
    defaultProperty("ai.djl.tensorflow.num_interop_threads", Integer.toString(threads));
    // There is nothing to report home about, and a test must not reach for the network.
    defaultProperty("OPT_OUT_TRACKING", "true");
    if (System.getenv(LIBRARY_PATH) == null && System.getProperty(LIBRARY_PATH) == null) {
      System.setProperty(LIBRARY_PATH, unpack(cache(), platform()).toString());
    }
    quieten();
    LibUtils.loadLibrary();
  }

  /** Unpacks the libraries into a folder of their own below {@code cache} and returns it. */
  static Path unpack(Path cache, String platform) {
    List<String> libraries = LIBRARIES.get(platform);
    URL largest =
        libraries == null ? null : resource(RESOURCES + platform + "/" + libraries.get(1));
    if (largest == null) {
      throw new IllegalStateException(
          "TensorFlow's native libraries for this platform ("
              + platform
              + ") are not on the class path: build with -Dtensorflow.natives.classifier="
              + platform
              + " (known: "
              + LIBRARIES.keySet().stream().sorted().toList()
              + "), or point TENSORFLOW_LIBRARY_PATH at a folder that holds them");
    }
    try {
      // The size tells versions apart: the jar does not carry its own version in a readable place.
      long size = largest.openConnection().getContentLengthLong();
      Path folder = cache.resolve("tensorflow-" + platform + "-" + size);
      return Files.isDirectory(folder) ? folder : unpack(libraries, platform, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot unpack TensorFlow's native libraries to "
              + cache
              + ": set WALKOUT_CACHE to a writable folder with 700 MB free",
          e);
    }
  }

  private static Path unpack(List<String> libraries, String platform, Path folder)
      throws IOException {
    log.info("unpacking TensorFlow's native libraries to {} (once)", folder);
    Files.createDirectories(folder.getParent());
    Path half = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".part");
    try {
      for (String library : libraries) {
        try (InputStream in = resource(RESOURCES + platform + "/" + library).openStream()) {
          Files.copy(in, half.resolve(library));
        }
      }
      // A rename is one step: another process sees the whole folder or none.
      return Files.move(half, folder);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      delete(half, libraries);
      return folder;
    } catch (IOException e) {
      delete(half, libraries);
      throw e;
    }
  }

  private static void delete(Path folder, List<String> files) throws IOException {
    for (String file : files) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }

  private static URL resource(String name) {
    return Natives.class.getClassLoader().getResource(name);
  }

  private static Path cache() {
    String set = System.getProperty("walkout.cache", System.getenv("WALKOUT_CACHE"));
    return set == null || set.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "walkout")
        : Path.of(set);
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "macosx" : os.startsWith("win") ? "windows" : "linux";
    String cpu = arch.equals("amd64") || arch.equals("x86_64") ? "x86_64" : arch;
    return system + "-" + (cpu.equals("aarch64") ? "arm64" : cpu);
  }

  private static void defaultProperty(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /** A JVM cannot set its own environment, so the C library does; a launcher may do it instead. */
  private static void quieten() {
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("win")) {
      return;
    }
    var setenv = NativeLibrary.getInstance("c").getFunction("setenv");
    ENVIRONMENT.forEach((name, value) -> setenv.invokeInt(new Object[] {name, value, 0}));
  }
}
