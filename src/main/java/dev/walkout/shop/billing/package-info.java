/**
 * An example of a billing service: it reads the {@code receipts} topic as any team could, and keeps
 * a double-entry ledger that is right whatever is delivered twice and whenever it is killed.
 *
 * <p>{@link dev.walkout.shop.billing.SettlementRules} holds the rules, {@link
 * dev.walkout.shop.billing.Ledger} the books, {@link dev.walkout.shop.billing.Billing} reads on.
 * The contract it keeps to is written in {@code src/docs/billing.md}.
 */
package dev.walkout.shop.billing;
