package dev.walkout.topology.core.cart;

import dev.walkout.topology.core.Money;

/** Which of the two snapshots of a price is charged. */
public enum PricePolicy {
  LOWER_OF_BOTH {
    @Override
    public Money pick(Money atTake, Money atExit) {
      return atTake.lower(atExit);
    }
  },
  AT_TAKE {
    @Override
    public Money pick(Money atTake, Money atExit) {
      return atTake;
    }
  },
  AT_EXIT {
    @Override
    public Money pick(Money atTake, Money atExit) {
      return atExit;
    }
  };

  public abstract Money pick(Money atTake, Money atExit);
}
