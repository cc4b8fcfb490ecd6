/** From films to receipts: agents that look at what a simulated store's cameras filmed. */
package dev.walkout.shop.pixels;
