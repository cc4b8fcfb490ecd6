package dev.walkout.edge.video;

import java.util.List;

/** What a camera sends over RTP. */
interface RtpTrack {

  /** Number of its kind in RTP's headers. */
  int payloadType();

  /** Its lines of a session's description (SDP, RFC 8866), without where it is controlled. */
  String description();

  /** The payloads of a connection's frame, from 0; the last ends it. */
  List<byte[]> payloads(int frame);
}
