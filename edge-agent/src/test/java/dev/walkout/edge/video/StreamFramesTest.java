package dev.walkout.edge.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.walkout.edge.config.SourceConfig;
import dev.walkout.edge.frame.Frame;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Letterbox;
import dev.walkout.vision.picture.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera that sends JPEGs over HTTP, played by a server in this test. */
@Timeout(60)
class StreamFramesTest {

  /** What the camera sends before its cable is cut. */
  private static final int FRAMES = 12;

  private final byte[] jpeg = Jpeg.encode(new Scene().picture(0), 0.8f);
  private IntFunction<byte[]> sends = frame -> jpeg;
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private boolean silent;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/video", this::send);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < FRAMES; i++) {
        byte[] next = sends.apply(i);
        String head =
            "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + next.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(next);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
      if (silent) {
        end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StreamFrames open(String path) throws IOException {
    String url = "http://user:secret@127.0.0.1:" + server.getAddress().getPort() + path;
    return new StreamFrames(
        new SourceConfig.Mjpeg(url, Duration.ofSeconds(1)), InstantSource.system());
  }

  private static int takeAll(StreamFrames frames) {
    int[] count = {0};
    assertThatThrownBy(
            () -> {
              while (count[0] <= FRAMES) {
                Frame frame = frames.next().orElseThrow();
                assertThat(frame.width()).isEqualTo(Scene.WIDTH);
                assertThat(frame.number()).isEqualTo(count[0]);
                count[0]++;
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broke off")
        .hasMessageNotContaining("secret");
    return count[0];
  }

  @Test
  void aConnectionThatBreaksOffIsSaidAndCanBeOpenedAgain() throws IOException {
    for (int attempt = 0; attempt < 2; attempt++) {
      try (StreamFrames frames = open("/video")) {
        assertThat(frames.live()).isTrue();
        assertThat(takeAll(frames)).isBetween(FRAMES - 2, FRAMES);
      }
    }
  }

  @Test
  void aCameraThatFallsSilentIsGivenUpInTime() throws IOException {
    silent = true;
    try (StreamFrames frames = open("/video")) {
      assertThat(takeAll(frames)).isBetween(FRAMES - 2, FRAMES);
    }
  }

  @Test
  void framesOfAnotherSizeComeInTheirOwn() throws IOException {
    Picture picture = new Scene().picture(0);
    byte[] large = Jpeg.encode(Letterbox.resize(picture, 800, 600), 0.8f);
    sends = frame -> frame < FRAMES / 2 ? jpeg : large;
    try (StreamFrames frames = open("/video")) {
      assertThat(frames.next().orElseThrow().width()).isEqualTo(Scene.WIDTH);
      Frame frame = frames.next().orElseThrow();
      while (frame.width() == Scene.WIDTH) {
        frame = frames.next().orElseThrow();
      }
      assertThat(frame.width()).isEqualTo(800);
      assertThat(frame.height()).isEqualTo(600);
      assertThat(frame.damaged()).isFalse();
      Picture small = frame.reduced(8, 6);
      Picture before = Letterbox.resize(picture, 8, 6);
      for (int i = 0; i < small.rgb().length; i++) {
        assertThat(small.rgb()[i] & 255).isCloseTo(before.rgb()[i] & 255, within(16));
      }
    }
  }

  @Test
  void aCameraThatIsNotThereIsNamedWithoutItsPassword() {
    assertThatThrownBy(() -> open("/none"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("camera at http://127.0.0.1")
        .hasMessageContaining("check the source's url")
        .hasMessageNotContaining("secret");
  }
}
