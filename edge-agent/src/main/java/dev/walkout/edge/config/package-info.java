/** Every setting of the agent: what it is called, its default, and what it may be. */
package dev.walkout.edge.config;
