/** Work in small steps, and what turns it. */
package dev.walkout.edge.duty;
