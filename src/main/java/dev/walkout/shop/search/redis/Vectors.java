package dev.walkout.shop.search.redis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as Redis takes them: 32-bit floats, least byte first. */
final class Vectors {

  private Vectors() {}

  static byte[] bytes(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  static float[] floats(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
