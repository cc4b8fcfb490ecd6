/** How the agent does, for people and for machines. */
package dev.walkout.edge.health;
