package dev.walkout.edge.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.walkout.edge.config.CameraConfig;
import dev.walkout.edge.config.EdgeConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code GET /health} (JSON; 503 while something is wrong), {@code /metrics} (Prometheus) and
 * {@code /cameras/ID/frame.png}.
 */
public final class HealthServer implements AutoCloseable {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final HttpServer server;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread own = new Thread(work, "health");
            own.setDaemon(true);
            return own;
          });

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  /** An answer to a request. */
  private record Answer(int code, String type, byte[] body) {
    static Answer text(int code, String body) {
      return new Answer(code, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private interface Page {
    Answer answer(String path) throws IOException;
  }

  /**
   * Starts to listen.
   *
   * @throws IllegalArgumentException if the address cannot be listened on
   */
  public static HealthServer start(EdgeConfig config, Health health) {
    EdgeConfig.HealthConfig at = config.health();
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(at.host(), at.port()), 0);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "health.host and health.port: cannot listen on "
              + at.host()
              + ":"
              + at.port()
              + " ("
              + e.getMessage()
              + "): choose another, or port 0 for a free one",
          e);
    }
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new EdgeMeters(meters).register(health);
    HealthServer started = new HealthServer(server);
    started.serve("/health", path -> health(health));
    started.serve("/metrics", path -> Answer.text(200, meters.scrape()));
    started.serve("/cameras/", path -> frame(path, config, health));
    server.setExecutor(started.thread);
    server.start();
    return started;
  }

  /** {@code host:port} that it listens on. */
  public String address() {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }

  private static Answer health(Health health) throws IOException {
    var report = health.report();
    int code = "UP".equals(report.get("status")) ? 200 : 503;
    return new Answer(code, "application/json", JSON.writeValueAsBytes(report));
  }

  private static Answer frame(String path, EdgeConfig config, Health health) throws IOException {
    String id = path.replaceFirst("^/cameras/", "").replaceFirst("/frame\\.png$", "");
    Optional<CameraConfig> camera = config.camera(id);
    if (camera.isEmpty()) {
      String known = String.join(", ", config.cameras().stream().map(CameraConfig::id).toList());
      return Answer.text(404, "no camera '" + id + "'; there are " + known + "\n");
    }
    Optional<byte[]> last = health.camera(id).flatMap(status -> status.lastFrame());
    Optional<byte[]> png =
        last.isPresent()
            ? FramePicture.png(last.get(), camera.get().shelfLine())
            : Optional.empty();
    return png.map(picture -> new Answer(200, "image/png", picture))
        .orElseGet(() -> Answer.text(404, id + " has shown no picture yet\n"));
  }

  private void serve(String path, Page page) {
    HttpHandler handler =
        exchange -> {
          try (exchange) {
            send(exchange, page.answer(exchange.getRequestURI().getPath()));
          }
        };
    server.createContext(path, handler);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.code(), answer.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }
}
