package dev.walkout.topology.wire;

import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.Recognised;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.UnreadableBurst;
import dev.walkout.schemas.avro.WeightChange;
import dev.walkout.topology.core.Proof;
import dev.walkout.topology.core.SourceRef;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The link of the evidence chain between an observation and what recognition made of it; its
 * formula stands in {@code src/docs/receipts.md}.
 */
public final class SightingProof {

  private static final HexFormat HEX = HexFormat.of();

  private SightingProof() {}

  /** The observation, linked to what recognition made of it. */
  static SourceRef linked(Recognised recognised) {
    SourceRef source = CommonWire.source(recognised.getSource());
    String link = link(recognised);
    return link.isEmpty()
        ? source
        : new SourceRef(
            source.sensorId(), source.bootId(), source.seq(), source.at(), source.hash(), link);
  }

  /** The SHA-256, in hex, of a sighting or a weight; empty for what no movement cites. */
  public static String link(Recognised recognised) {
    List<Object> lines = new ArrayList<>();
    if (recognised.getBody() instanceof Sighting sighting) {
      lines.add(sighting.getAction());
      lines.add(sighting.getPieces());
      lines.add(sighting.getVerdict());
      lines.add(sighting.getPath());
      lines.add(sighting.getModel());
      lines.add(sighting.getGallery());
      for (Candidate candidate : sighting.getCandidates()) {
        lines.add(candidate.getSku() + " " + bits(candidate.getDistance()));
      }
    } else if (recognised.getBody() instanceof UnreadableBurst burst) {
      lines.add(burst.getAction());
      lines.add(burst.getReason());
    } else if (recognised.getBody() instanceof WeightChange change) {
      lines.add(change.getShelfId());
      lines.add(change.getDeltaGrams());
      lines.add(change.getToleranceGrams());
    } else {
      return "";
    }
    lines.addAll(0, List.of("sighting", recognised.getSource().getHash()));
    return Proof.of(lines);
  }

  /** IEEE 754 single, in eight hex digits: every language prints it alike. */
  private static String bits(float value) {
    return HEX.toHexDigits(Float.floatToIntBits(value));
  }
}
