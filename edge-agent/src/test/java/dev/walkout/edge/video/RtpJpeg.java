package dev.walkout.edge.video;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A JPEG as it is sent over RTP (RFC 2435): size and quantisation tables in a header of their own,
 * then the coded pixels in pieces.
 *
 * @param type 1 for colours in half the size, which is all that ImageIO writes
 */
record RtpJpeg(int type, int width, int height, byte[] tables, byte[] scan) implements RtpTrack {

  private static final int PIECE = 1300;
  private static final int TABLE = 64;

  /** Tables follow in the first piece. */
  private static final int OWN_TABLES = 255;

  private static final int DQT = 0xDB;
  private static final int SOF = 0xC0;
  private static final int SOS = 0xDA;

  /** Takes a baseline JPEG of at most 2040 x 2040 pixels apart. */
  static RtpJpeg of(byte[] jpeg) {
    ByteBuffer in = ByteBuffer.wrap(jpeg).position(2);
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    int[] frame = new int[3];
    while (true) {
      int marker = in.getShort() & 255;
      int next = in.position() + (in.getShort(in.position()) & 0xFFFF);
      in.getShort();
      if (marker == DQT) {
        while (in.position() < next) {
          tables.write(jpeg, in.position() + 1, TABLE);
          in.position(in.position() + 1 + TABLE);
        }
      } else if (marker == SOF) {
        frame =
            new int[] {
              in.getShort(in.position() + 3),
              in.getShort(in.position() + 1),
              jpeg[in.position() + 7]
            };
      } else if (marker == SOS) {
        byte[] scan = new byte[jpeg.length - 2 - next];
        in.position(next).get(scan);
        return new RtpJpeg(
            frame[2] == 0x22 ? 1 : 0, frame[0], frame[1], tables.toByteArray(), scan);
      }
      in.position(next);
    }
  }

  @Override
  public int payloadType() {
    return 26;
  }

  @Override
  public String description() {
    return "m=video 0 RTP/AVP 26\r\n";
  }

  /** Every frame is the same. */
  @Override
  public List<byte[]> payloads(int frame) {
    List<byte[]> payloads = new ArrayList<>();
    for (int from = 0; from < scan.length; from += PIECE) {
      int length = Math.min(PIECE, scan.length - from);
      ByteBuffer payload = ByteBuffer.allocate(12 + tables.length + length);
      payload.putInt(from);
      payload.put((byte) type).put((byte) OWN_TABLES);
      payload.put((byte) (width / 8)).put((byte) (height / 8));
      if (from == 0) {
        payload.putShort((short) 0).putShort((short) tables.length).put(tables);
      }
      payload.put(scan, from, length).flip();
      byte[] bytes = new byte[payload.remaining()];
      payload.get(bytes);
      payloads.add(bytes);
    }
    return payloads;
  }
}
