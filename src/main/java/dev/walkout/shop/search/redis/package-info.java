/**
 * Documents on a Redis server, through Redis OM Spring; Spring is seen nowhere else.
 *
 * <p>A document is a hash: plain Redis has no JSON. The fields that are searched are written as
 * {@link dev.walkout.shop.search.Words} folds them, and the document itself as it is beside them.
 */
package dev.walkout.shop.search.redis;
