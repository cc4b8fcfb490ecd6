package dev.walkout.vision.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** How sessions compute: threads and precision. */
public final class Sessions {

  private Sessions() {}

  /**
   * For training: convolutions in bfloat16 where the processor multiplies it by itself, which takes
   * two thirds of the time and changes the loss by about as much as another seed does; elsewhere
   * bfloat16 would be emulated and slow.
   */
  public static ConfigProto training(int threads) {
    RewriterConfig.Builder rewriting = RewriterConfig.newBuilder();
    if (hasBfloat16()) {
      rewriting.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }
    return threads(threads)
        .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriting))
        .build();
  }

  /** For embedding, in full precision. */
  public static ConfigProto embedding(int threads) {
    return threads(threads).build();
  }

  private static ConfigProto.Builder threads(int threads) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(threads);
  }

  /** Whether this processor multiplies bfloat16 by itself. */
  public static boolean hasBfloat16() {
    try {
      String processor = Files.readString(Path.of("/proc/cpuinfo"));
      return processor.contains(" avx512_bf16") || processor.contains(" amx_bf16");
    } catch (IOException e) {
      return false;
    }
  }
}
