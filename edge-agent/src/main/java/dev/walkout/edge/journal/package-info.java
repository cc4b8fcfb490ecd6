/**
 * The agent's disk: every observation lies here before it is sent, and until it is acknowledged.
 */
package dev.walkout.edge.journal;
