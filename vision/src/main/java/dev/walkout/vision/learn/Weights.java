package dev.walkout.vision.learn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Named arrays of weights, as they leave the training graph; also the checkpoint file. */
public final class Weights {

  /** Added to variances before the root; the same in training and when folding. */
  public static final float EPSILON = 1e-3f;

  private static final int MAGIC = 0x574b5754; // "WKWT"

  private final Map<String, float[]> values;

  /** Arrays by name; the arrays are not copied. */
  public Weights(Map<String, float[]> values) {
    this.values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** All arrays by name. */
  public Map<String, float[]> values() {
    return values;
  }

  /**
   * One array.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public float[] of(String name) {
    float[] found = values.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "weights have no \"" + name + "\", only " + values.keySet());
    }
    return found;
  }

  /** A convolution with its batch norm folded in. */
  public record Folded(float[] kernel, float[] bias) {}

  /** The convolution of this name with its averaged batch norm folded in. */
  public Folded folded(Convolution convolution) {
    float[] kernel = of(convolution.name() + "/kernel").clone();
    float[] gamma = of(convolution.name() + "/gamma");
    float[] beta = of(convolution.name() + "/beta");
    float[] mean = of(convolution.name() + "/mean");
    float[] variance = of(convolution.name() + "/variance");
    int out = convolution.out();
    float[] scale = new float[out];
    float[] bias = new float[out];
    for (int o = 0; o < out; o++) {
      scale[o] = (float) (gamma[o] / Math.sqrt(variance[o] + EPSILON));
      bias[o] = beta[o] - mean[o] * scale[o];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] *= scale[i % out];
    }
    return new Folded(kernel, bias);
  }

  /** Writes a checkpoint file, at once or not at all. */
  public void write(Path file) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
      out.writeInt(MAGIC);
      out.writeInt(values.size());
      for (var entry : values.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        for (float value : entry.getValue()) {
          out.writeFloat(value);
        }
      }
    }
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a checkpoint file.
   *
   * @throws IOException also when the file is something else
   */
  public static Weights read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is not a checkpoint: delete it to start anew");
      }
      Map<String, float[]> values = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        float[] array = new float[in.readInt()];
        for (int i = 0; i < array.length; i++) {
          array[i] = in.readFloat();
        }
        values.put(name, array);
      }
      return new Weights(values);
    }
  }
}
