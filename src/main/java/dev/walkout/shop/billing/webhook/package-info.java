/**
 * Receipts for those without Kafka: each version as a signed HTTP POST, by the scheme of Standard
 * Webhooks (standardwebhooks.com).
 *
 * <p>{@link dev.walkout.shop.billing.webhook.Outbox} decides what is sent when, {@link
 * dev.walkout.shop.billing.webhook.Courier} carries. What receivers may rely on is written in
 * {@code src/docs/billing.md}.
 */
package dev.walkout.shop.billing.webhook;
