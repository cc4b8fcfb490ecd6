package dev.walkout.schemas.proof;

import dev.walkout.schemas.avro.Movement;
import dev.walkout.schemas.avro.MovementRef;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Receipt;
import dev.walkout.schemas.avro.ReceiptLine;
import dev.walkout.schemas.avro.Recognised;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The walk from a receipt back to the observations that prove it, computing every hash anew.
 *
 * <p>It shows that nothing below the receipt's own hash was changed since the receipt was issued.
 * Who forges a receipt together with its hash and those of the versions behind it is found out only
 * by somebody who kept the hash.
 */
public final class EvidenceChain {

  private final EvidenceLog log;
  private final List<Link> links = new ArrayList<>();
  private final Set<String> walked = new HashSet<>();

  private EvidenceChain(EvidenceLog log) {
    this.log = log;
  }

  /** What a link is the hash of. */
  public enum Kind {
    RECEIPT,
    LINE,
    MOVEMENT,
    SIGHTING,
    OBSERVATION
  }

  /**
   * One hash of the chain.
   *
   * @param name the receipt's, line's or movement's id, or sensor, boot and number of a record
   * @param claimed the hash that is cited
   * @param fault why it does not hold; empty where it does
   */
  public record Link(Kind kind, String name, String claimed, String fault) {

    public boolean holds() {
      return fault.isEmpty();
    }
  }

  /**
   * All links below the last of a receipt's versions, from the top down, each once.
   *
   * @param versions of one receipt, in order
   */
  public static List<Link> walk(List<Receipt> versions, EvidenceLog log) {
    EvidenceChain chain = new EvidenceChain(log);
    String previous = "";
    for (Receipt version : versions) {
      chain.receipt(version, previous);
      previous = version.getEvidenceHash();
    }
    versions.get(versions.size() - 1).getLines().forEach(chain::line);
    return List.copyOf(chain.links);
  }

  /** The first link that does not hold. */
  public static Optional<Link> broken(List<Link> links) {
    return links.stream().filter(link -> !link.holds()).findFirst();
  }

  /** A sensor's record as people name it. */
  public static String name(ObservationRef source) {
    return name(source.getSensorId(), source.getBootId(), source.getSeq());
  }

  /** A sensor's record as people name it; equal for all copies of one record. */
  public static String name(String sensorId, String bootId, long seq) {
    return sensorId + " boot " + bootId + " record " + seq;
  }

  private void receipt(Receipt receipt, String previous) {
    String name = receipt.getReceiptId() + " version " + receipt.getVersion();
    String fault = differs(receipt.getEvidenceHash(), EvidenceLinks.receipt(receipt));
    long sum = receipt.getLines().stream().mapToLong(line -> line.getAmount().getMinor()).sum();
    if (fault.isEmpty()
        && receipt.getLines().stream().allMatch(EvidenceChain::holds)
        && sum != receipt.getTotal().getMinor()) {
      fault = "its lines add up to " + sum + ", not to its total";
    }
    if (fault.isEmpty() && !receipt.getPreviousHash().equals(previous)) {
      fault = "it does not name the hash of the version before it";
    }
    add(Kind.RECEIPT, name, receipt.getEvidenceHash(), fault);
  }

  /** A line that was changed is told as such, and not as a total that does not fit. */
  private static boolean holds(ReceiptLine line) {
    return line.getHash().equals(EvidenceLinks.line(line));
  }

  private void line(ReceiptLine line) {
    String name = line.getLineId() + " (" + line.getSku() + ")";
    add(Kind.LINE, name, line.getHash(), differs(line.getHash(), EvidenceLinks.line(line)));
    line.getMovements().forEach(this::movement);
  }

  private void movement(MovementRef ref) {
    List<Movement> copies = log.movements(ref.getMovementId());
    String fault = copies.isEmpty() ? "no such movement is on the topic" : "";
    for (Movement copy : copies) {
      fault = fault.isEmpty() ? differs(ref.getHash(), EvidenceLinks.movement(copy)) : fault;
    }
    if (!add(Kind.MOVEMENT, ref.getMovementId(), ref.getHash(), fault)) {
      return;
    }
    copies.stream().limit(1).flatMap(copy -> copy.getEvidence().stream()).forEach(this::evidence);
  }

  private void evidence(ObservationRef source) {
    List<Recognised> answers = log.sightings(source);
    String fault = "no such sighting is on the topic";
    if (!answers.isEmpty()) {
      fault = differs(source.getSightingHash(), EvidenceLinks.sighting(answers.get(0)));
      if (fault.isEmpty() && !answers.get(0).getSource().getHash().equals(source.getHash())) {
        fault = "it cites another observation than the movement does";
      }
    }
    if (add(Kind.SIGHTING, name(source), source.getSightingHash(), fault)) {
      observation(source);
    }
  }

  private void observation(ObservationRef source) {
    List<String> found = log.observations(source);
    String fault = "";
    if (found.isEmpty()) {
      fault = "no such observation is on the topic";
    } else if (!found.contains(source.getHash())) {
      fault = differs(source.getHash(), found.get(0));
    }
    add(Kind.OBSERVATION, name(source), source.getHash(), fault);
  }

  /** Whether the link is new to this walk; movements may be cited by several lines. */
  private boolean add(Kind kind, String name, String claimed, String fault) {
    if (!walked.add(kind + " " + name + " " + claimed)) {
      return false;
    }
    return links.add(new Link(kind, name, claimed, fault));
  }

  private static String differs(String claimed, String computed) {
    return claimed.equals(computed)
        ? ""
        : "its content has the hash " + brief(computed) + ", cited is " + brief(claimed);
  }

  private static String brief(String hash) {
    return hash.length() > 16 ? hash.substring(0, 16) + "..." : "'" + hash + "'";
  }
}
