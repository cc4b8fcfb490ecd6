package dev.walkout.shop.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A wire to a Redis server that breaks at a given command: to whoever writes over it the server
 * dies there, and to the server the writer does.
 */
final class CutWire implements AutoCloseable {

  /** What becomes of the command at which the wire breaks. */
  enum Last {
    LOST,
    /** The server does it, but its answer is lost. */
    DONE
  }

  private final ServerSocket door;
  private final int serverPort;
  private final Queue<Thread> pumps = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
  private long commands;
  private long cutAt = Long.MAX_VALUE;
  private Last last = Last.LOST;

  CutWire(int serverPort) {
    this.serverPort = serverPort;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("accept", this::accept);
  }

  String uri() {
    return "redis://127.0.0.1:" + door.getLocalPort();
  }

  /** Mends the wire; it will break at the {@code command}-th from now, from 1. */
  synchronized void cutAt(long command, Last what) {
    commands = 0;
    cutAt = command;
    last = what;
  }

  /** Mends the wire for good. */
  void mend() {
    cutAt(Long.MAX_VALUE, Last.LOST);
  }

  synchronized boolean isCut() {
    return commands >= cutAt;
  }

  /** Waits until the server has done everything that it was sent before the wire broke. */
  void awaitQuiet() {
    clients.forEach(CutWire::close);
    for (Thread pump : pumps) {
      try {
        pump.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    pumps.clear();
    clients.clear();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitQuiet();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (isCut()) {
          client.close();
        } else {
          clients.add(client);
          Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
          server.setTcpNoDelay(true);
          client.setTcpNoDelay(true);
          pumps.add(start("answers", () -> answers(server, client)));
          pumps.add(start("commands", () -> commands(client, server)));
        }
      } catch (IOException e) {
        // closed, or the server is down: the client finds out
      }
    }
  }

  private void commands(Socket client, Socket server) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = server.getOutputStream();
      for (byte[] command = command(in); forward(command, out); command = command(in)) {
        if (in.available() == 0) {
          out.flush();
        }
      }
    } catch (IOException e) {
      // either end is gone
    } finally {
      try {
        server.shutdownOutput(); // the server still does what it was sent
      } catch (IOException e) {
        close(server);
      }
    }
  }

  private synchronized boolean forward(byte[] command, OutputStream out) throws IOException {
    commands++;
    if (commands < cutAt || (commands == cutAt && last == Last.DONE)) {
      out.write(command);
    }
    return commands < cutAt;
  }

  private void answers(Socket server, Socket client) {
    byte[] buffer = new byte[8192];
    try (server) {
      InputStream in = server.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!isCut()) {
          client.getOutputStream().write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      // either end is gone
    } finally {
      close(client);
    }
  }

  /** One command as it was sent: an array of strings in RESP. */
  private static byte[] command(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int parts = number(in, bytes, '*');
    for (int part = 0; part < parts; part++) {
      int length = number(in, bytes, '$');
      byte[] text = in.readNBytes(length + 2);
      if (text.length < length + 2) {
        throw new EOFException();
      }
      bytes.write(text);
    }
    return bytes.toByteArray();
  }

  private static int number(InputStream in, ByteArrayOutputStream copy, char mark)
      throws IOException {
    StringBuilder digits = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      copy.write(b);
      digits.append((char) b);
    }
    copy.write('\n');
    if (digits.charAt(0) != mark) {
      throw new IOException("not RESP: " + digits);
    }
    return Integer.parseInt(digits.substring(1).strip());
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, "cut-wire-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone already
    }
  }
}
