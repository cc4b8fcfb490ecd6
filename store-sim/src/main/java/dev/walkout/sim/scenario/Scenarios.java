package dev.walkout.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every scenario there is. */
public final class Scenarios {

  /** The name that stands for all of them. */
  public static final String ALL = "all";

  private Scenarios() {}

  /** All scenarios, plain ones first. */
  public static List<Scenario> all() {
    return List.of(
        new OneItem(),
        new SeveralOfOneShelf(),
        new TwoAtOnce(),
        new SeveralInOneGrab(),
        new TakenAndPutBack(),
        new PutBackElsewhere(),
        new SameWeight(),
        new PutBackAmongSameWeight(),
        new MisplacedThenBought(),
        new TouchedOnly(),
        new HeldLong(),
        new VerySlowTake(),
        new FastSeries(),
        new LeftOnTheFloor(),
        new HandedOver(),
        new HandedOverAndPutBack(),
        new SameProductAtOnce(),
        new CrossedArms(),
        new FourClose(),
        new HandOnTheScale(),
        new EmptyHanded(),
        new WrongPlanogram(),
        new GroupOnOneEntry(),
        new StaffRestocking(),
        new EatenInTheStore(),
        new EmptyPackage(),
        new NoExitEvent(),
        new LateEvents(),
        new CameraDies(),
        new PriceChange(),
        new AgeRestricted(),
        new NotSoldHere(),
        new Tailgater(),
        new WeighedGoods(),
        new WeighedAndPutBackSome(),
        new WeighedWithoutScale(),
        new Mix());
  }

  /**
   * The scenarios with these names, in the order of {@link #all}.
   *
   * @param names {@link #ALL}, or names with commas between them
   * @throws IllegalArgumentException if there is none of that name; it lists what there is
   */
  public static List<Scenario> named(String names) {
    if (names.equals(ALL)) {
      return all();
    }
    Map<String, Scenario> byName = new LinkedHashMap<>();
    all().forEach(scenario -> byName.put(scenario.name(), scenario));
    List<String> wanted = List.of(names.strip().split("\\s*,\\s*"));
    List<Scenario> found = new ArrayList<>();
    byName.forEach(
        (name, scenario) -> {
          if (wanted.contains(name)) {
            found.add(scenario);
          }
        });
    for (String name : wanted) {
      if (!byName.containsKey(name)) {
        throw new IllegalArgumentException(
            "no scenario is called '"
                + name
                + "'; there are: "
                + String.join(", ", byName.keySet()));
      }
    }
    return found;
  }
}
