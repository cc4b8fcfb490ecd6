/** Keeps documents equal to the topics. */
package dev.walkout.shop.search.feed;
