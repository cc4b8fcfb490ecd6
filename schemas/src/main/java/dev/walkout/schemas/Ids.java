package dev.walkout.schemas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of things that follow from what they are made of, so that a replay names them alike. */
public final class Ids {

  private Ids() {}

  /**
   * The key of a zone, {@code storeId/zoneId}.
   *
   * @throws IllegalArgumentException if a part is blank or holds a slash
   */
  public record ZoneKey(String storeId, String zoneId) {

    public ZoneKey {
      check("storeId", storeId);
      check("zoneId", zoneId);
    }

    /** Reads {@code storeId/zoneId}. */
    public static ZoneKey parse(String key) {
      String[] parts = key == null ? new String[0] : key.split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException(
            "zone key must be 'storeId/zoneId', not '" + key + "': key the record by its zone");
      }
      return new ZoneKey(parts[0], parts[1]);
    }

    @Override
    public String toString() {
      return storeId + "/" + zoneId;
    }

    private static void check(String field, String value) {
      if (value == null || value.isBlank() || value.indexOf('/') >= 0) {
        throw new IllegalArgumentException(
            field + " must be text without a slash, not '" + value + "': rename it");
      }
    }
  }

  /**
   * An id derived from its parts: {@code kind-} and 16 hex digits of their SHA-256.
   *
   * <p>Parts are length-prefixed before hashing, so ("ab", "c") and ("a", "bc") differ.
   */
  public static String derive(String kind, Object... parts) {
    MessageDigest digest = sha256();
    for (Object part : parts) {
      byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return kind + "-" + HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** SHA-256 of the bytes, in 64 hex digits. */
  public static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
