package dev.walkout.shop.search.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.redis.RedisServer;
import dev.walkout.shop.search.Documents;
import dev.walkout.shop.search.ReceiptDocument;
import dev.walkout.shop.search.ReceiptDocumentsContract;
import dev.walkout.shop.search.SearchCapabilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The receipts on a plain Redis, which stores and cannot search. */
class PlainRedisReceiptsIT extends ReceiptDocumentsContract {

  private static RedisServer server;
  private static TestStore store;

  @BeforeAll
  static void start() {
    server = RedisServer.start();
    store = new TestStore(server.uri());
  }

  @AfterAll
  static void stop() {
    if (store != null) {
      store.close();
      server.close();
    }
  }

  @Override
  protected Documents<ReceiptDocument> empty() {
    return store.search().receipts();
  }

  @Test
  void saysThatItReadsEverything() {
    assertThat(receipts.capabilities().by()).isEqualTo(SearchCapabilities.By.SCAN);
  }
}
