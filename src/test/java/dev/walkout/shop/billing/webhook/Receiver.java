package dev.walkout.shop.billing.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A billing service behind HTTP, on loopback; it checks every signature and answers as it is told.
 */
final class Receiver implements AutoCloseable {

  static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /**
   * What was posted.
   *
   * @param tries how often it was posted before
   */
  record Post(String id, String body, JsonNode json, int tries, boolean signed, Instant at) {
    String trip() {
      return json.get("data").get("tripId").asText();
    }

    int version() {
      return json.get("data").get("version").asInt();
    }
  }

  /**
   * An answer.
   *
   * @param retryAfter in its header where it is not empty
   * @param endless it begins, and its body never ends
   */
  record Reply(int status, String retryAfter, boolean endless) {
    static final Reply OK = status(204);
    static final Reply ENDLESS = new Reply(200, "", true);

    static Reply status(int status) {
      return new Reply(status, "", false);
    }

    Reply retryAfter(String text) {
      return new Reply(status, text, endless);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Function<Post, Reply> answers;
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final List<Post> taken = new CopyOnWriteArrayList<>();

  /** A receiver that answers so; it may take its time. */
  Receiver(Function<Post, Reply> answers) throws IOException {
    this.answers = answers;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext("/receipts", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/receipts";
  }

  /** Everything that was posted, in order. */
  List<Post> posts() {
    return List.copyOf(posts);
  }

  /** What was answered with success, in order. */
  List<Post> taken() {
    return List.copyOf(taken);
  }

  /** The versions of each trip in the order in which they were taken, without what came again. */
  Map<String, List<Integer>> versions() {
    Map<String, List<Integer>> versions = new LinkedHashMap<>();
    for (Post post : taken) {
      List<Integer> known = versions.computeIfAbsent(post.trip(), trip -> new ArrayList<>());
      if (!known.contains(post.version())) {
        known.add(post.version());
      }
    }
    return versions;
  }

  @Override
  public void close() {
    open.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Post post = post(exchange, body);
      posts.add(post);
      Reply reply = post.signed() ? answers.apply(post) : Reply.status(401);
      if (!reply.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
      }
      if (reply.endless()) {
        exchange.sendResponseHeaders(reply.status(), 1_000_000);
        exchange.getResponseBody().flush();
        open.await();
        return;
      }
      if (reply.status() / 100 == 2) {
        taken.add(post);
      }
      exchange.sendResponseHeaders(reply.status(), -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Post post(HttpExchange exchange, byte[] body) throws IOException {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
    String text = new String(body, StandardCharsets.UTF_8);
    int before = (int) posts.stream().filter(post -> post.id().equals(id)).count();
    boolean signed = ("v1," + mac(id + "." + timestamp + "." + text)).equals(signature);
    Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return new Post(id, text, new JsonMapper().readTree(body), before, signed, at);
  }

  private static String mac(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
