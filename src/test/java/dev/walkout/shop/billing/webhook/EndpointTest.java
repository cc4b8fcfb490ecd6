package dev.walkout.shop.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts leave the machine over TLS alone. */
class EndpointTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://billing.example/receipts?shop=1",
        "http://localhost:8080/",
        "http://127.0.0.1:8080/",
        "http://[::1]:8080/"
      })
  void isTaken(String url) {
    assertThat(Endpoint.parse(url)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://billing.example/",
        "http://127.0.0.1.example/",
        "http://localhost.example/",
        "https://user:secret@billing.example/",
        "https:///receipts",
        "ftp://localhost/",
        "billing",
        "https://billing example/"
      })
  void isRefused(String url) {
    assertThatThrownBy(() -> Endpoint.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--url is '" + url + "'");
  }
}
