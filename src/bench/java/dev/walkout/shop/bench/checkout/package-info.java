/** What checkout costs: against a bare loop, for every open trip, and in seconds to a receipt. */
package dev.walkout.shop.bench.checkout;
