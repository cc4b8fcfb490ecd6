package dev.walkout.edge.video;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A camera that speaks RTSP 1.0 (RFC 2326) and sends its pictures over RTP on the same connection,
 * as fast as they are taken; for tests.
 *
 * <p>No library on Maven Central serves RTSP in a JVM: Netty's codec only reads and writes the
 * messages, jlibrtp only sends RTP, and over UDP.
 */
final class RtspCamera implements AutoCloseable {

  static final String USER = "user";
  static final String PASSWORD = "secret";

  /** Ticks a second of RTP's clock. */
  private static final int TICKS = 90_000;

  private static final int SENDER_REPORT = 200;
  private static final int SOURCE = 77;

  /** Seconds from 1900, where NTP's time begins, to 1970. */
  private static final long NTP = 2_208_988_800L;

  private static final String DESCRIPTION =
      "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
          + "%sa=control:track1\r\n";

  private final RtpTrack track;
  private final Instant bootedAt;
  private final IntFunction<Habit> habits;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  /** What it does once it has sent what it sends. */
  enum Then {
    BREAKS_OFF,
    FALLS_SILENT
  }

  /**
   * What it does on one connection.
   *
   * @param first number of the first frame since it was booted
   * @param frames that it sends; 0 hangs up before anything was said
   * @param told before which of them it says when they are taken; below 0 for never
   */
  record Habit(int first, int frames, int told, Then then) {}

  /**
   * A camera that is on.
   *
   * @param track what it sends
   * @param bootedAt time of its frame 0, by its own clock
   * @param habits by number of the connection, from 0
   */
  RtspCamera(RtpTrack track, Instant bootedAt, IntFunction<Habit> habits) throws IOException {
    this.track = track;
    this.bootedAt = bootedAt;
    this.habits = habits;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Where it is, with who may see it. */
  String url(String password) {
    return "rtsp://" + USER + ":" + password + "@127.0.0.1:" + server.getLocalPort() + "/shelf";
  }

  /** How often anybody came. */
  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Habit habit = habits.apply(connections.getAndIncrement());
        threads.execute(() -> serve(socket, habit));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket, Habit habit) {
    try (socket) {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      Line line = new Line(track, new DataOutputStream(socket.getOutputStream()));
      while (habit.frames() > 0) {
        String request = request(in);
        line.answer(request);
        if (request.startsWith("PLAY ")) {
          threads.execute(() -> play(line, socket, habit));
        } else if (request.startsWith("TEARDOWN ")) {
          return;
        }
      }
    } catch (IOException e) {
      // the other side, or this test, has ended it
    } finally {
      open.remove(socket);
    }
  }

  /** The next request, without what is said of the frames that have come. */
  private static String request(DataInputStream in) throws IOException {
    int first = in.readUnsignedByte();
    while (first == '$') {
      in.readByte();
      in.skipNBytes(in.readUnsignedShort());
      first = in.readUnsignedByte();
    }
    StringBuilder request = new StringBuilder().append((char) first);
    while (request.indexOf("\r\n\r\n") < 0) {
      request.append((char) in.readUnsignedByte());
    }
    return request.toString();
  }

  private void play(Line line, Socket socket, Habit habit) {
    try {
      for (int i = 0; i < habit.frames(); i++) {
        int frame = habit.first() + i;
        if (i == habit.told()) {
          Instant at = bootedAt.plusNanos(frame * 1_000_000_000L / Scene.FRAMES_A_SECOND);
          line.report(at, ticks(frame));
        }
        line.frame(i, ticks(frame));
      }
      if (habit.then() == Then.BREAKS_OFF) {
        socket.close();
      }
    } catch (IOException e) {
      // the other side, or this test, has ended it
    }
  }

  private static int ticks(int frame) {
    return 5 * TICKS + frame * (TICKS / Scene.FRAMES_A_SECOND);
  }

  /** What is said on one connection. */
  private static final class Line {

    private static final String CREDENTIALS =
        Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.US_ASCII));

    private final RtpTrack track;
    private final DataOutputStream out;
    private int sequence;

    Line(RtpTrack track, DataOutputStream out) {
      this.track = track;
      this.out = out;
    }

    synchronized void answer(String request) throws IOException {
      boolean known = request.contains("Authorization: Basic " + CREDENTIALS + "\r\n");
      String head =
          "RTSP/1.0 "
              + (known ? "200 OK" : "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"camera\"")
              + "\r\nCSeq: "
              + request.replaceFirst("(?s).*CSeq: (\\d+).*", "$1")
              + "\r\n"
              + (known ? more(request.substring(0, request.indexOf(' '))) : "\r\n");
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    private String more(String method) {
      return switch (method) {
        case "OPTIONS" -> "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n";
        case "DESCRIBE" -> {
          String description = DESCRIPTION.formatted(track.description());
          yield "Content-Type: application/sdp\r\nContent-Length: "
              + description.length()
              + "\r\n\r\n"
              + description;
        }
        case "SETUP" ->
            "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1;timeout=60\r\n\r\n";
        default -> "Session: 1\r\n\r\n";
      };
    }

    /** One frame, of which the last packet is marked. */
    synchronized void frame(int frame, int ticks) throws IOException {
      List<byte[]> payloads = track.payloads(frame);
      int type = track.payloadType();
      for (int i = 0; i < payloads.size(); i++) {
        byte[] payload = payloads.get(i);
        boolean last = i == payloads.size() - 1;
        ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
        packet.put((byte) 0x80).put((byte) (type | (last ? 0x80 : 0))).putShort((short) sequence++);
        packet.putInt(ticks).putInt(SOURCE).put(payload);
        send(0, packet);
      }
      out.flush();
    }

    /** When the frame with these ticks was taken (RTCP's sender report). */
    synchronized void report(Instant at, int ticks) throws IOException {
      ByteBuffer packet = ByteBuffer.allocate(28);
      packet.put((byte) 0x80).put((byte) SENDER_REPORT).putShort((short) 6).putInt(SOURCE);
      packet.putInt((int) (at.getEpochSecond() + NTP));
      packet.putInt((int) (((long) at.getNano() << 32) / 1_000_000_000L));
      packet.putInt(ticks).putInt(0).putInt(0);
      send(1, packet);
    }

    private void send(int channel, ByteBuffer packet) throws IOException {
      out.writeByte('$');
      out.writeByte(channel);
      out.writeShort(packet.capacity());
      out.write(packet.array());
    }
  }
}
