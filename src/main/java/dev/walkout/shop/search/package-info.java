/**
 * Products and receipts as documents that are found by facets, words, numbers and likeness.
 *
 * <p>{@link dev.walkout.shop.search.Documents} is the port; {@link
 * dev.walkout.shop.search.InMemoryDocuments} is its twin in this process and the default, {@code
 * dev.walkout.shop.search.redis} keeps the documents on a Redis server. {@link
 * dev.walkout.shop.search.DocumentFeed} keeps either equal to the topics, and {@link
 * dev.walkout.shop.search.visual.VisualSearch} finds products by a photo.
 */
package dev.walkout.shop.search;
