package dev.walkout.shop.billing.webhook;

import dev.walkout.shop.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is posted: HMAC-SHA256 over id, timestamp and body, as version {@code v1} of Standard
 * Webhooks ("Webhook signatures" of its specification) says.
 *
 * <p>With several secrets there are several signatures, so that a secret can be changed while
 * receivers still know the old one.
 */
public final class Signer {

  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final String ALGORITHM = "HmacSHA256";

  private final List<byte[]> secrets;

  private Signer(List<byte[]> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /**
   * Reads the secrets, a line each, the newest first: {@code whsec_} and 24 to 64 bytes in Base64.
   *
   * @throws UserError if the file cannot be read or holds anything else
   */
  public static Signer read(Path file) {
    List<byte[]> secrets = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          secrets.add(secret(file + " line " + (i + 1), lines.get(i).strip()));
        }
      }
    } catch (IOException e) {
      throw new UserError(
          "--secret-file " + file + " cannot be read: give a file of secrets, a line each", e);
    }
    if (secrets.isEmpty()) {
      throw bad(file.toString(), "holds no secret");
    }
    return new Signer(secrets);
  }

  /** The value of the header {@code webhook-signature}. */
  String signature(String id, Instant at, byte[] body) {
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, id, at, body)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(byte[] secret, String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The secret itself is told to nobody, not even in an error. */
  private static byte[] secret(String where, String line) {
    if (!line.startsWith(PREFIX)) {
      throw bad(where, "does not begin with " + PREFIX);
    }
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(line.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw bad(where, "is not Base64 after " + PREFIX);
    }
    if (secret.length < LEAST_BYTES || secret.length > MOST_BYTES) {
      throw bad(where, "has " + secret.length + " bytes");
    }
    return secret;
  }

  private static UserError bad(String where, String what) {
    return new UserError(
        "--secret-file "
            + where
            + " "
            + what
            + ": give "
            + PREFIX
            + " and "
            + LEAST_BYTES
            + " to "
            + MOST_BYTES
            + " random bytes in Base64");
  }
}
