package dev.walkout.shop.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.walkout.shop.StopSignal;
import dev.walkout.shop.TerminalProgress;
import dev.walkout.shop.UserError;
import dev.walkout.shop.Wiring;
import dev.walkout.shop.redis.AnchorsTopic;
import dev.walkout.shop.redis.IndexGenerations;
import dev.walkout.shop.redis.IndexRebuild;
import dev.walkout.shop.redis.RedisConfig;
import dev.walkout.shop.redis.RedisConnection;
import dev.walkout.vision.embed.ModelCard;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import redis.clients.jedis.exceptions.JedisException;

/** {@code walkout rebuild-index}: the anchors on a Redis server, built anew from the catalogue. */
@Command(
    name = "rebuild-index",
    description = "Build the index on a Redis server anew from the catalogue, and probe it.",
    sortOptions = false)
public final class RebuildIndexVerb implements Callable<Integer> {

  private static final int NOT_IN_USE = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec private CommandSpec spec;
  @Mixin private HelpFlag help;
  @Mixin private RedisFlags redis;
  @Mixin private ShopFlags shop;
  @Mixin private ModelFlag model;

  @Option(
      names = "--least-self-recall",
      paramLabel = "SHARE",
      defaultValue = "0.999",
      description =
          "Least share of the anchors that must find themselves, 0 to 1; below it the index in use"
              + " stays in use (default: ${DEFAULT-VALUE}).")
  private double leastSelfRecall;

  @Mixin private ReportFlag report;

  @Override
  public Integer call() {
    report.checked();
    if (!(leastSelfRecall >= 0 && leastSelfRecall <= 1)) {
      throw new UserError("--least-self-recall must be 0 to 1, not " + leastSelfRecall);
    }
    RedisConfig server = redis.required();
    ModelCard card = ModelCard.read(model.folder());
    try (StopSignal stop = StopSignal.watch()) {
      return run(server, card, stop);
    } catch (JedisException e) {
      throw new UserError(
          server.address()
              + " did not take the index: "
              + e.getMessage()
              + "; it needs memory for two of them while one is built. What was in use still is",
          e);
    }
  }

  private int run(RedisConfig server, ModelCard card, StopSignal stop) {
    try (RedisConnection connection = RedisConnection.open(server);
        ShopFlags.Open open = shop.open()) {
      IndexGenerations generations =
          new IndexGenerations(
              connection.writer(), Wiring.tables(connection, card), server.store(), card);
      AnchorsTopic topic = new AnchorsTopic(open.address(), open.serdes(), card);
      IndexRebuild rebuild = new IndexRebuild(generations, topic, Wiring::index, stop::goOn);
      IndexRebuild.Result result = rebuild.run(leastSelfRecall, TerminalProgress.onStandardError());
      tell(server, card, result);
      return result.inUse() ? 0 : NOT_IN_USE;
    } catch (CancellationException e) {
      if (stop.asked()) {
        return StopSignal.EXIT_CODE;
      }
      throw e;
    }
  }

  private void tell(RedisConfig server, ModelCard card, IndexRebuild.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "generation %d of store %s, model %s, on %s: %s%n",
        result.generation(),
        server.store(),
        card.id(),
        server.address(),
        result.inUse() ? "in use" : "dropped, its self-recall is below " + leastSelfRecall);
    out.printf(
        Locale.ROOT,
        "%s, %,d anchors of %,d products, written in %.1f s (%,.0f a second)%n",
        result.kind(),
        result.anchors(),
        result.products(),
        result.seconds(),
        result.rate());
    out.printf(
        Locale.ROOT,
        "self-recall %.4f, recall@5 of a sample %.4f of an exact search%n",
        result.selfRecall(),
        result.recall());
    out.flush();
    report.write(json(server, card, result));
  }

  private String json(RedisConfig server, ModelCard card, IndexRebuild.Result result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("server", server.address());
    figures.put("store", server.store());
    figures.put("model", card.id());
    figures.put("generation", result.generation());
    figures.put("kind", result.kind());
    figures.put("anchors", result.anchors());
    figures.put("products", result.products());
    figures.put("seconds", result.seconds());
    figures.put("anchorsPerSecond", result.rate());
    figures.put("selfRecall", result.selfRecall());
    figures.put("leastSelfRecall", leastSelfRecall);
    figures.put("recallAt5", result.recall());
    figures.put("inUse", result.inUse());
    try {
      return JSON.writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are numbers and text", e);
    }
  }
}
