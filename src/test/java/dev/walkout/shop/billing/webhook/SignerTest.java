package dev.walkout.shop.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures are what Standard Webhooks says they are. */
class SignerTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  /** The vector that the libraries of Standard Webhooks are tested with. */
  @Test
  void theKnownVector() throws IOException {
    assertThat(Signer.read(file(SECRET)).signature(ID, AT, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void whileASecretIsChangedBothSign() throws IOException {
    String other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    String both = Signer.read(file(other + "\n\n" + SECRET + "\n")).signature(ID, AT, BODY);
    assertThat(both.split(" "))
        .containsExactly(
            Signer.read(file(other)).signature(ID, AT, BODY),
            Signer.read(file(SECRET)).signature(ID, AT, BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_?", "whsec_c2hvcnQ="})
  void whatIsNoSecretIsRefusedWithoutTellingIt(String line) throws IOException {
    Path file = file(line);
    assertThatThrownBy(() -> Signer.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("24 to 64 random bytes")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("MfKQ", "c2hvcnQ"));
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Signer.read(missing))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(missing.toString());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "secret", ".txt"), text);
  }
}
