/** Products found by a photo. */
package dev.walkout.shop.search.visual;
