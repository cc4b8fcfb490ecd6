/** Proves receipts from the topics, by the formulas of {@code src/docs/receipts.md} alone. */
package dev.walkout.schemas.proof;
