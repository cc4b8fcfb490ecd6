/** What an installer asks before leaving: does everything answer, and if not, what to do. */
package dev.walkout.edge.check;
