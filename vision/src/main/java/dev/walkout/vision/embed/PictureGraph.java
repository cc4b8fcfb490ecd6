package dev.walkout.vision.embed;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.walkout.schemas.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A SavedModel from pictures to floats, run by DJL's TensorFlow engine with one predictor per
 * calling thread.
 */
public final class PictureGraph implements AutoCloseable {

  /** Name of a model's input, bytes [N,H,W,3]. */
  public static final String INPUT = "pictures";

  /** The graph in a model directory. */
  public static final String FILE = "saved_model.pb";

  private static final int VERSION_DIGITS = 16;

  private final Path directory;
  private final Model model;
  private final Queue<Predictor<NDList, NDList>> all = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Predictor<NDList, NDList>> mine;

  private PictureGraph(Path directory, Model model) {
    this.directory = directory;
    this.model = model;
    this.mine =
        ThreadLocal.withInitial(
            () -> {
              Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
              all.add(predictor);
              return predictor;
            });
  }

  /** The version of a graph: 16 hexadecimal digits of its content's hash. */
  public static String version(byte[] graph) {
    return Ids.hash(graph).substring(0, VERSION_DIGITS);
  }

  /**
   * Loads the graph of a model directory.
   *
   * @param version that the card beside it describes
   * @param threads how many threads will run it at once; the first model loaded in a process
   *     decides
   * @throws IllegalArgumentException when the directory holds no graph, or not the one described
   */
  public static PictureGraph load(Path directory, String version, int threads) {
    check(directory, version);
    Natives.load(threads);
    Model model = Engine.getEngine("TensorFlow").newModel("model", null);
    try {
      model.load(directory.toAbsolutePath());
      return new PictureGraph(directory, model);
    } catch (IOException e) {
      model.close();
      throw new UncheckedIOException("cannot read the model in " + directory + ": " + e, e);
    } catch (MalformedModelException e) {
      model.close();
      throw new IllegalArgumentException(
          "the model in " + directory + " is malformed (" + e.getMessage() + "): train it again",
          e);
    }
  }

  /** A card beside another graph would say wrong things of it. */
  private static void check(Path directory, String described) {
    Path graph = directory.resolve(FILE);
    String version;
    try {
      version = version(Files.readAllBytes(graph));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "no model at " + directory + ": " + FILE + " is missing; copy the whole folder again", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + graph + ": " + e, e);
    }
    if (!version.equals(described)) {
      throw new IllegalArgumentException(
          "the model in "
              + directory
              + " is of two trainings: "
              + CardFile.NAME
              + " describes version "
              + described
              + ", "
              + FILE
              + " is "
              + version
              + "; copy the whole folder again");
    }
  }

  /**
   * Runs pictures of one size.
   *
   * @param rgb the pictures, one after the other, from position 0 to the limit
   * @return all floats of the model's output
   */
  public float[] run(ByteBuffer rgb, int width, int height) {
    Shape shape = new Shape(rgb.remaining() / (3L * width * height), height, width, 3);
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDArray input = manager.create(rgb, shape, DataType.UINT8);
      input.setName(INPUT);
      try (NDList output = mine.get().predict(new NDList(input))) {
        return output.singletonOrThrow().toFloatArray();
      }
    } catch (TranslateException e) {
      throw new IllegalStateException("the model in " + directory + " could not run " + shape, e);
    }
  }

  @Override
  public void close() {
    all.forEach(Predictor::close);
    model.close();
  }
}
