package dev.walkout.shop.redis;

/**
 * A server to search anchors on.
 *
 * @param uri {@code redis[s]://[[user]:password@]host[:port]}
 * @param store names whose anchors they are, so that several stores can share a server
 * @param guard how long recognition waits for it, and what it does then
 */
public record IndexServer(String uri, String store, IndexGuard.Settings guard) {}
