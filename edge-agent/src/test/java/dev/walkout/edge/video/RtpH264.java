package dev.walkout.edge.video;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A film as it is sent over RTP (RFC 6184, non-interleaved): small units as they are, large ones in
 * fragments (FU-A), what the decoder must know in the description alone.
 *
 * @param sequence the sequence's parameters
 * @param picture the pictures' parameters
 * @param frames the units of each frame
 */
record RtpH264(byte[] sequence, byte[] picture, List<List<byte[]>> frames) implements RtpTrack {

  private static final int PIECE = 1300;

  /** Kinds of units (ITU-T H.264, table 7-1). */
  private static final int KEY_SLICE = 5;

  private static final int SEQUENCE = 7;
  private static final int PICTURE = 8;

  private static final int KIND = 0x1F;
  private static final int FRAGMENT = 28;
  private static final int FIRST_FRAGMENT = 0x80;
  private static final int LAST_FRAGMENT = 0x40;

  /** Takes a film apart in which each unit follows a start code (annex B). */
  static RtpH264 of(byte[] film) {
    byte[] sequence = null;
    byte[] picture = null;
    List<List<byte[]>> frames = new ArrayList<>();
    for (byte[] unit : units(film)) {
      int kind = unit[0] & KIND;
      if (kind == SEQUENCE) {
        sequence = unit;
      } else if (kind == PICTURE) {
        picture = unit;
      } else if (kind <= KEY_SLICE) {
        if ((unit[1] & 0x80) != 0) { // its first block is the picture's first
          frames.add(new ArrayList<>());
        }
        frames.get(frames.size() - 1).add(unit);
      }
    }
    return new RtpH264(sequence, picture, frames);
  }

  private static List<byte[]> units(byte[] film) {
    List<byte[]> units = new ArrayList<>();
    int from = -1;
    for (int i = 0; i + 2 < film.length; i++) {
      if (film[i] == 0 && film[i + 1] == 0 && film[i + 2] == 1) {
        if (from >= 0) {
          units.add(Arrays.copyOfRange(film, from, film[i - 1] == 0 ? i - 1 : i));
        }
        from = i + 3;
      }
    }
    units.add(Arrays.copyOfRange(film, from, film.length));
    return units;
  }

  @Override
  public int payloadType() {
    return 96;
  }

  @Override
  public String description() {
    Base64.Encoder text = Base64.getEncoder();
    return String.format(
        Locale.ROOT,
        "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;"
            + "profile-level-id=%02x%02x%02x;sprop-parameter-sets=%s,%s\r\n",
        sequence[1],
        sequence[2],
        sequence[3],
        text.encodeToString(sequence),
        text.encodeToString(picture));
  }

  @Override
  public List<byte[]> payloads(int frame) {
    List<byte[]> payloads = new ArrayList<>();
    for (byte[] unit : frames.get(frame)) {
      if (unit.length <= PIECE) {
        payloads.add(unit);
      } else {
        payloads.addAll(fragments(unit));
      }
    }
    return payloads;
  }

  /** The unit's first byte goes into two of each fragment's. */
  private static List<byte[]> fragments(byte[] unit) {
    List<byte[]> fragments = new ArrayList<>();
    for (int from = 1; from < unit.length; from += PIECE) {
      int length = Math.min(PIECE, unit.length - from);
      int first = from == 1 ? FIRST_FRAGMENT : 0;
      int last = from + length == unit.length ? LAST_FRAGMENT : 0;
      ByteBuffer fragment = ByteBuffer.allocate(2 + length);
      fragment.put((byte) (unit[0] & ~KIND | FRAGMENT));
      fragment.put((byte) (unit[0] & KIND | first | last));
      fragments.add(fragment.put(unit, from, length).array());
    }
    return fragments;
  }
}
