/** HTML pages that are one file each and need nothing from elsewhere. */
package dev.walkout.shop.page;
