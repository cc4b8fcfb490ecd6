/** The edge agent as the shop runs it: with cameras of a simulated store. */
package dev.walkout.shop.edge;
