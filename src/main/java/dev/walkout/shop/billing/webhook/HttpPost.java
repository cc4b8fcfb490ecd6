package dev.walkout.shop.billing.webhook;

import dev.walkout.shop.billing.webhook.Answer.Failed;
import dev.walkout.shop.billing.webhook.Answer.Gone;
import dev.walkout.shop.billing.webhook.Answer.HoldOff;
import dev.walkout.shop.billing.webhook.Answer.Taken;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts signed messages to an endpoint; follows no redirection and reads no answer's body. */
final class HttpPost {

  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** Of an endpoint that does not say how long it wants to be left alone. */
  private static final Duration HOLD_OFF = Duration.ofMinutes(1);

  /** An endpoint that asks for more is asked again after a day. */
  private static final Duration LONGEST_HOLD_OFF = Duration.ofDays(1);

  private final Endpoint endpoint;
  private final Signer signer;
  private final Duration timeout;
  private final HttpClient client;

  /** A try ends after the timeout, whatever the endpoint does. */
  HttpPost(Endpoint endpoint, Signer signer, Duration timeout) {
    this.endpoint = endpoint;
    this.signer = signer;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Tries once; the answer comes later, and never as an exception. */
  CompletableFuture<Answer> send(Message message, Instant at) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.uri())
            .header("content-type", "application/json")
            .header("user-agent", "walkout-webhook")
            .header("webhook-id", message.id())
            .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
            .header("webhook-signature", signer.signature(message.id(), at, message.body()))
            .POST(BodyPublishers.ofByteArray(message.body()))
            .build();
    CompletableFuture<HttpResponse<Void>> sending =
        client.sendAsync(request, BodyHandlers.discarding());
    return sending
        .copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, fault) -> {
              if (fault == null) {
                return answer(response, at);
              }
              sending.cancel(true); // the client's own timeout ends with the answer's header
              return new Failed(reason(fault));
            });
  }

  private static Answer answer(HttpResponse<Void> response, Instant at) {
    int status = response.statusCode();
    String said = "the endpoint answered " + status;
    if (status / 100 == 2) {
      return new Taken();
    }
    if (status == GONE) {
      return new Gone();
    }
    String retryAfter = response.headers().firstValue("retry-after").orElse("");
    if (status == TOO_MANY || (status == UNAVAILABLE && !retryAfter.isEmpty())) {
      return new HoldOff(holdOff(retryAfter, at), said);
    }
    return new Failed(said);
  }

  /** Seconds or a date, as RFC 9110 section 10.2.3 has it. */
  private static Duration holdOff(String retryAfter, Instant now) {
    Duration wait;
    try {
      wait =
          retryAfter.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(retryAfter))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                      .toInstant());
    } catch (DateTimeException e) {
      wait = HOLD_OFF;
    }
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_HOLD_OFF) > 0 ? LONGEST_HOLD_OFF : wait;
  }

  private static String reason(Throwable fault) {
    if (fault instanceof TimeoutException) {
      return "no answer in time";
    }
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
