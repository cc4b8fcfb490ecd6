package dev.walkout.shop.replay;

import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.proof.EvidenceChain;
import dev.walkout.schemas.proof.EvidenceChain.Kind;
import dev.walkout.schemas.proof.EvidenceChain.Link;

/** A proof as text. */
final class ProofText {

  private final Proof proof;
  private final StringBuilder text = new StringBuilder();

  ProofText(Proof proof) {
    this.proof = proof;
  }

  String text() {
    text.append(heading(proof)).append('\n');
    for (Proof.Line line : proof.lines()) {
      text.append('\n').append(charge(line.line())).append(mark(link(line))).append('\n');
      line.movements().forEach(this::movement);
    }
    return text.append('\n').append(verdict(proof)).append('\n').toString();
  }

  /** Whose receipt it is and what it comes to. */
  static String heading(Proof proof) {
    Receipt receipt = proof.receipt();
    return String.join(
        " ",
        receipt.getReceiptId(),
        "version " + receipt.getVersion(),
        receipt.getStatus() + " of " + receipt.getTripId() + " in " + receipt.getStoreId() + ",",
        Said.time(receipt.getEnteredAt()) + " to " + Said.time(receipt.getLeftAt()) + ",",
        receipt.getTotal().getCurrency(),
        Said.money(receipt.getTotal().getMinor()));
  }

  /** Whether everything holds, or the first thing that does not. */
  static String verdict(Proof proof) {
    return proof
        .broken()
        .map(
            link ->
                "NOT PROVEN: "
                    + link.kind().name().toLowerCase(java.util.Locale.ROOT)
                    + " "
                    + link.name()
                    + " does not hold: "
                    + link.fault())
        .orElse("PROVEN: all " + proof.links().size() + " hashes hold");
  }

  /** What is charged. */
  static String charge(ReceiptLine line) {
    String weight =
        line.getQuantity().getWeight() == null
            ? ""
            : " ("
                + line.getQuantity().getWeight()
                + " "
                + line.getQuantity().getWeightUnit()
                + ")";
    return line.getQuantity().getPieces()
        + " x "
        + line.getName()
        + weight
        + "  "
        + Said.money(line.getAmount().getMinor());
  }

  private void movement(Proof.Moved moved) {
    String id = moved.ref().getMovementId();
    Link link = proof.link(Kind.MOVEMENT, id, moved.ref().getHash());
    String story = moved.movement().map(m -> Said.of(m, proof::name)).orElse("movement " + id);
    text.append("  ").append(story).append(mark(link)).append('\n');
    moved.witnesses().forEach(this::witness);
  }

  private void witness(Proof.Witness witness) {
    String name = EvidenceChain.name(witness.ref());
    String story = witness.sighting().map(s -> Said.of(s, proof::name)).orElse("no sighting");
    text.append("    ").append(name).append("  ").append(story);
    text.append(mark(proof.link(Kind.SIGHTING, name, witness.ref().getSightingHash())));
    text.append(mark(proof.link(Kind.OBSERVATION, name, witness.ref().getHash()))).append('\n');
  }

  private Link link(Proof.Line line) {
    String name = line.line().getLineId() + " (" + line.line().getSku() + ")";
    return proof.link(Kind.LINE, name, line.line().getHash());
  }

  private static String mark(Link link) {
    return link.holds() ? "" : "  <-- " + link.kind() + ": " + link.fault();
  }
}
