package dev.walkout.shop.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.Await;
import dev.walkout.shop.redis.ProjectionState.Phase;
import dev.walkout.vision.Progress;
import dev.walkout.vision.match.Gallery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The rights that the documentation asks for are enough. */
class ProjectorRightsIT {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Path PAGE = Path.of("docs", "redis.md");
  private static final Pattern COMMANDS = Pattern.compile("ACL needs `([^`]+)`");

  private final InMemoryChanges changes = new InMemoryChanges();

  @Test
  void areEnoughToProjectRebuildAndForget() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      try (Jedis admin = new Jedis(server.uri())) {
        admin.aclSetUser("worker", rights());
      }
      String uri = server.uri().replace("redis://", "redis://worker:secret@");
      try (RedisConnection connection = RedisConnection.open(RedisConfig.of(uri))) {
        IndexGenerations generations =
            new IndexGenerations(
                connection.writer(), List.of(new VectorSetTable()), "shop", CatalogueStage.model());
        enrol("milk", 1);
        enrol("tea", 2);
        try (Projector projector = new Projector(generations, changes)) {
          awaitEnd(projector);
          enrol("milk", 3);
          changes.remove("tea");
          awaitEnd(projector);
        }
        try (Projection projection = new Projection(generations, changes, () -> {})) {
          projection.publish(projection.build(Progress.silent()));
        }
        Gallery truth = Gallery.of(CatalogueStage.model(), changes.truth());
        assertThat(new IndexAudit(generations).differences(truth)).isEmpty();
        generations.forget();
      }
      try (Jedis admin = new Jedis(server.uri())) {
        assertThat(admin.keys("*")).isEmpty();
      }
    }
  }

  private static String[] rights() throws Exception {
    Matcher commands = COMMANDS.matcher(Files.readString(PAGE));
    assertThat(commands.find()).isTrue();
    List<String> rights = new ArrayList<>(List.of("on", ">secret", "~walkout:*"));
    Arrays.stream(commands.group(1).split(" ")).map(name -> "+" + name).forEach(rights::add);
    for (String name : List.of("vadd", "vsim", "vrem", "vcard")) {
      rights.add("+" + name);
    }
    return rights.toArray(String[]::new);
  }

  private void awaitEnd(Projector projector) {
    Await.until(
        DEADLINE,
        "the end",
        () -> {
          projector.check();
          ProjectionState state = projector.state();
          return state.phase() == Phase.FOLLOWING
              && state.facts().orElseThrow().position().offset() == changes.size();
        });
  }

  private void enrol(String sku, int seed) {
    List<float[]> one = List.of(CatalogueStage.vector(seed, CatalogueStage.DIMENSION));
    changes.enrol(new Gallery.Enrolled(sku, "food", one));
  }
}
