/** What the gate decides itself on simulated store days, against searching every burst. */
package dev.walkout.shop.bench.gate;
