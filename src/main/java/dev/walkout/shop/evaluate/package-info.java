/** What {@code walkout evaluate} found, as a page with plots and pictures. */
package dev.walkout.shop.evaluate;
