/** A search by a photo, as the verb {@code find} does it. */
package dev.walkout.shop.find;
