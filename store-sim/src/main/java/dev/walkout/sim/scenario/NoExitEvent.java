package dev.walkout.sim.scenario;

import dev.walkout.sim.scenario.script.Person;
import dev.walkout.sim.scenario.script.Script;
import java.time.Duration;

/**
 * A shopper leaves and the door does not notice, while another one is noticed. Exact: both pay what
 * they took; the first when the shop closes the trip by itself.
 */
public final class NoExitEvent implements Scenario {

  /** Longer than the shop lets a trip go on in a run of scenarios, see {@link #LONGEST_TRIP}. */
  private static final Duration SENSORS_GO_ON = Duration.ofMinutes(35);

  /** After which time without an exit the shop is to close a trip; hours would make long runs. */
  public static final Duration LONGEST_TRIP = Duration.ofMinutes(30);

  @Override
  public void play(Script script) {
    Person anna = script.shopper(0);
    anna.at(5).takes(script.product());
    anna.at(9).takes(script.product());
    anna.leavesUnseen(16);
    Person ben = script.shopper(6);
    ben.at(12).takes(script.product());
    ben.leaves(18);
    script.sensorsGoOn(SENSORS_GO_ON);
  }

  @Override
  public String story() {
    return "A shopper leaves and the door does not notice, while another one is noticed.";
  }

  @Override
  public int rounds() {
    return 2;
  }
}
