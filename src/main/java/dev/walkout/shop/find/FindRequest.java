package dev.walkout.shop.find;

import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.search.visual.VisualQuery;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code find} is asked.
 *
 * @param photo a JPEG file
 * @param model folder of the model
 * @param redis server that keeps and searches the documents; this process unless given
 */
public record FindRequest(Path photo, VisualQuery query, Path model, Optional<RedisConfig> redis) {}
