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
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A SavedModel run by DJL's TensorFlow engine, with one predictor per calling thread. */
public final class DjlEmbedder implements Embedder {

  /** Name of the model's input, bytes [N,S,S,3]. */
  public static final String INPUT = "pictures";

  /** Name of the model's output, floats [N,D]. */
  public static final String OUTPUT = "embeddings";

  /** The graph in a model directory. */
  public static final String GRAPH = "saved_model.pb";

  private static final int VERSION_DIGITS = 16;

  /** Larger batches are no faster, and cost memory. */
  private static final int LARGEST_BATCH = 32;

  private final ModelCard card;
  private final Model model;
  private final Queue<Predictor<NDList, NDList>> all = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Predictor<NDList, NDList>> mine;

  private DjlEmbedder(ModelCard card, Model model) {
    this.card = card;
    this.model = model;
    this.mine =
        ThreadLocal.withInitial(
            () -> {
              Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
              all.add(predictor);
              return predictor;
            });
  }

  /**
   * Loads a model directory as {@code walkout train} writes it.
   *
   * @param threads how many threads will embed at once; the first model loaded in a process decides
   * @throws IllegalArgumentException when the directory holds no model
   */
  public static DjlEmbedder load(Path directory, int threads) {
    ModelCard card = ModelCard.read(directory);
    check(directory, card);
    Natives.load(threads);
    Model model = Engine.getEngine("TensorFlow").newModel(card.name(), null);
    try {
      model.load(directory.toAbsolutePath());
      return new DjlEmbedder(card, model);
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

  /** A card beside another graph would give its vectors a wrong name. */
  private static void check(Path directory, ModelCard card) {
    Path graph = directory.resolve(GRAPH);
    String version;
    try {
      version = Ids.hash(Files.readAllBytes(graph)).substring(0, VERSION_DIGITS);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "no model at " + directory + ": " + GRAPH + " is missing; copy the whole folder again",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + graph + ": " + e, e);
    }
    if (!version.equals(card.version())) {
      throw new IllegalArgumentException(
          "the model in "
              + directory
              + " is of two trainings: "
              + ModelCard.FILE
              + " describes version "
              + card.version()
              + ", "
              + GRAPH
              + " is "
              + version
              + "; copy the whole folder again");
    }
  }

  @Override
  public ModelCard model() {
    return card;
  }

  @Override
  public List<float[]> embed(List<Picture> pictures) {
    List<float[]> embeddings = new ArrayList<>(pictures.size());
    for (int from = 0; from < pictures.size(); from += LARGEST_BATCH) {
      int to = Math.min(pictures.size(), from + LARGEST_BATCH);
      embedBatch(pictures.subList(from, to), embeddings);
    }
    return embeddings;
  }

  private void embedBatch(List<Picture> pictures, List<float[]> embeddings) {
    int side = card.inputSize();
    ByteBuffer bytes = ByteBuffer.allocateDirect(pictures.size() * 3 * side * side);
    pictures.forEach(picture -> bytes.put(Letterbox.square(picture, side).rgb()));
    bytes.flip();
    float[] flat = predict(bytes, new Shape(pictures.size(), side, side, 3));
    int dimension = card.dimension();
    if (flat.length != pictures.size() * dimension) {
      throw new IllegalArgumentException(
          "model "
              + card.id()
              + " makes vectors of "
              + flat.length / pictures.size()
              + " numbers, but its dimension is "
              + dimension
              + " in "
              + ModelCard.FILE
              + "; copy the whole folder again");
    }
    for (int i = 0; i < pictures.size(); i++) {
      embeddings.add(Arrays.copyOfRange(flat, i * dimension, (i + 1) * dimension));
    }
  }

  private float[] predict(ByteBuffer bytes, Shape shape) {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDArray input = manager.create(bytes, shape, DataType.UINT8);
      input.setName(INPUT);
      try (NDList output = mine.get().predict(new NDList(input))) {
        return output.singletonOrThrow().toFloatArray();
      }
    } catch (TranslateException e) {
      throw new IllegalStateException(
          "model " + card.name() + " " + card.version() + " could not embed " + shape, e);
    }
  }

  @Override
  public void close() {
    all.forEach(Predictor::close);
    model.close();
  }
}
