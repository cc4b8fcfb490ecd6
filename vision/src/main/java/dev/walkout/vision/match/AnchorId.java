package dev.walkout.vision.match;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names an anchor by its content, so that two who hold the same anchor call it the same, and a
 * product that changed has anchors of other names.
 */
public final class AnchorId {

  private static final int DIGEST_BYTES = 8;

  private AnchorId() {}

  /** The sku, a {@code #} and 16 hexadecimal digits of the SHA-256 of the vector. */
  public static String of(String sku, float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return sku + "#" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The product whose anchor this is. */
  public static String sku(String id) {
    return id.substring(0, id.lastIndexOf('#'));
  }
}
