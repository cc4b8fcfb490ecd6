package dev.walkout.shop.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A wire to a Redis server that can be made so slow that no answer comes in time. */
final class SlowWire implements AutoCloseable {

  /** How answers pass. */
  enum Pace {
    AT_ONCE,
    /** Each piece of an answer comes late, as from a server that has too much to do. */
    LATE,
    /** Byte by byte, each within the timeout of any socket, the whole not within a minute. */
    DRIBBLING
  }

  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long BYTE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ServerSocket door;
  private final int serverPort;
  private volatile Pace pace = Pace.AT_ONCE;

  SlowWire(int serverPort) {
    this.serverPort = serverPort;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String uri() {
    return "redis://127.0.0.1:" + door.getLocalPort();
  }

  /** Changes how answers pass, those under way included. */
  void become(Pace next) {
    pace = next;
  }

  @Override
  public void close() {
    become(Pace.AT_ONCE);
    close(door);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        start(() -> pump(client, server, false));
        start(() -> pump(server, client, true));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] piece = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        int sent = 0;
        while (answers && pace == Pace.DRIBBLING && sent < length) {
          out.write(piece[sent++]);
          LockSupport.parkNanos(BYTE_NANOS);
        }
        if (answers && pace == Pace.LATE) {
          LockSupport.parkNanos(LATE_NANOS);
        }
        out.write(piece, sent, length - sent);
      }
    } catch (IOException e) {
      // either end is gone
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "slow-wire");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
