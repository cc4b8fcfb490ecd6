package dev.walkout.shop.replay;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.Observation;
import dev.walkout.schemas.proof.EvidenceChain;
import dev.walkout.schemas.proof.EvidenceChain.Kind;
import dev.walkout.schemas.proof.EvidenceChain.Link;
import dev.walkout.shop.page.Html;
import dev.walkout.shop.page.Page;
import java.nio.ByteBuffer;

/** A proof as one page that needs nothing else, with the very crops that decided. */
final class ProofPage {

  private final Proof proof;
  private final StringBuilder html = new StringBuilder();

  ProofPage(Proof proof) {
    this.proof = proof;
  }

  String html() {
    html.append("<h1>").append(Html.escape(ProofText.heading(proof))).append("</h1>\n<p class=\"");
    html.append(proof.holds() ? "holds" : "below").append("\">");
    html.append(Html.escape(ProofText.verdict(proof))).append("</p>\n");
    for (Proof.Line line : proof.lines()) {
      html.append("<h2>").append(Html.escape(ProofText.charge(line.line()))).append("</h2>\n");
      line.movements().forEach(this::movement);
    }
    html.append("<h2>Every hash</h2>\n<div class=\"wide\"><table>\n");
    proof.links().forEach(this::hash);
    html.append("</table></div>\n");
    return Page.of("Walkout: " + proof.receipt().getReceiptId(), html.toString());
  }

  private void movement(Proof.Moved moved) {
    String told =
        moved
            .movement()
            .map(movement -> Said.of(movement, proof::name))
            .orElse("no movement " + moved.ref().getMovementId());
    html.append("<p>").append(Html.escape(told)).append("</p>\n<div class=\"crops\">\n");
    moved.witnesses().forEach(this::witness);
    html.append("</div>\n");
  }

  private void witness(Proof.Witness witness) {
    html.append("<figure>");
    witness.observation().ifPresent(this::crops);
    html.append("<figcaption>").append(Html.escape(EvidenceChain.name(witness.ref())));
    html.append("<br>");
    html.append(Html.escape(witness.sighting().map(s -> Said.of(s, proof::name)).orElse("")));
    html.append("</figcaption></figure>\n");
  }

  private void crops(Observation observation) {
    if (!(observation.getBody() instanceof Burst burst)) {
      return;
    }
    for (Crop crop : burst.getCrops()) {
      ByteBuffer jpeg = crop.getJpeg().duplicate();
      byte[] bytes = new byte[jpeg.remaining()];
      jpeg.get(bytes);
      html.append(Html.image("crop", bytes));
    }
  }

  private void hash(Link link) {
    boolean deep = link.kind() == Kind.SIGHTING || link.kind() == Kind.OBSERVATION;
    html.append("<tr><td>").append(link.kind()).append("</td><td class=\"left");
    html.append(deep ? " soft\">" : "\">").append(Html.escape(link.name()));
    html.append("</td><td class=\"left\"><code>").append(Html.escape(link.claimed()));
    html.append("</code></td><td class=\"").append(link.holds() ? "holds\">holds" : "below\">");
    html.append(Html.escape(link.fault())).append("</td></tr>\n");
  }
}
