package dev.walkout.sim.sensor;

import dev.walkout.schemas.Topics;
import dev.walkout.schemas.avro.NoProduct;
import dev.walkout.schemas.avro.OperatorVerdict;
import dev.walkout.schemas.avro.VerdictKind;
import dev.walkout.sim.shop.Crowd;
import dev.walkout.sim.shop.TripPlan;
import dev.walkout.sim.shop.TripPlan.Approval;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** One of the staff with a tablet, who looks at papers and says who may buy what. */
final class AgeCheck implements Sensor {

  private final String id;
  private final List<TripPlan> checked;

  AgeCheck(String id, Crowd crowd) {
    this.id = id;
    this.checked =
        crowd.trips().stream()
            .filter(trip -> trip.pass().approval() != null)
            .sorted(Comparator.comparing(trip -> trip.pass().approval().at()))
            .toList();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Iterator<Report> iterator() {
    return checked.stream()
        .map(trip -> new Report(trip.pass().approval().at(), id, false, () -> emission(trip)))
        .iterator();
  }

  private Emission<OperatorVerdict> emission(TripPlan trip) {
    Approval approval = trip.pass().approval();
    OperatorVerdict verdict =
        OperatorVerdict.newBuilder()
            .setKind(approval.granted() ? VerdictKind.APPROVE : VerdictKind.REFUSE)
            .setReviewId("")
            .setTripId(trip.tripId())
            .setMovementId("")
            .setOperator(id)
            .setAt(approval.at())
            .setBody(new NoProduct(""))
            .build();
    return new Emission<>(Topics.VERDICTS, trip.tripId(), verdict, approval.at());
  }
}
