/**
 * A kit for billing teams: recorded trips, and the tests that whatever settles them must pass.
 *
 * <p>It needs no broker, no network and of Walkout only the schemas. Implement {@link
 * dev.walkout.shop.billing.kit.Settlement} and extend {@link
 * dev.walkout.shop.billing.kit.SettlementContract}; the rules it holds are written in {@code
 * src/docs/billing.md}.
 */
package dev.walkout.shop.billing.kit;
