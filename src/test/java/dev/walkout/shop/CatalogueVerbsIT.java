package dev.walkout.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walkout.shop.broker.EmbeddedBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of src/docs/catalogue.md, on a shop that was kept and on a running broker. */
class CatalogueVerbsIT {

  @TempDir Path folder;

  @Test
  void enrolChangePriceAndRemove() throws Exception {
    Path delivery = PhotoShop.write(folder.resolve("delivery"), 4, 3);
    Files.writeString(
        delivery.resolve("products.csv"),
        "folder,sku,name,price,tags\ncereal__no-0,4001,\"Crunch, red\",2.49,breakfast;sweet\n");
    Path bad = delivery.resolve("drinks__no-1").resolve("half.jpg");
    PhotoShop.write(bad, new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 0, 0});
    Path report = folder.resolve("enrolled.json");
    Path shop = Files.createDirectories(folder.resolve("shop"));
    EmbeddedBroker broker =
        EmbeddedBroker.start(Files.createDirectories(shop.resolve("broker")), 0);
    try {
      String[] on = {"--kafka", broker.address()};
      assertThat(fails(on, "enrol", "--catalogue", delivery.toString(), "--price", "1.99"))
          .contains("nothing was enrolled", bad.toString(), "whole JPEG file");
      assertThat(says(on, "products", "list")).isEqualTo("0 products\n");

      String enrolled =
          says(
              on,
              "enrol",
              "--catalogue",
              delivery.toString(),
              "--price",
              "1.99",
              "--skip-bad",
              "--report",
              report.toString());
      assertThat(enrolled).contains("enrolled 4 products with 12 photos", bad.toString());
      JsonNode json = new ObjectMapper().readTree(report.toFile());
      assertThat(json.at("/products")).hasSize(4);
      assertThat(json.at("/badPhotos/0/photo").textValue()).isEqualTo(bad.toString());
      assertThat(json.at("/gallery").textValue()).hasSize(16);

      assertThat(says(on, "products", "price", "4001", "--price", "1.79", "--from", "2999-01-31"))
          .contains("1.79 EUR from 2999-01-3");
      assertThat(says(on, "products", "change", "4001", "--brand", "Crunch Ltd"))
          .contains("Crunch, red", "Crunch Ltd", "breakfast, sweet", "2.49 EUR");
      assertThat(fails(on, "products", "show", "4002")).contains("'4002'", "products list");
    } finally {
      broker.close();
    }
    String[] kept = {"--dir", shop.toString()};
    assertThat(says(kept, "products", "list"))
        .contains("4 products")
        .containsPattern("4001 +Crunch, red +cereal +2.49 EUR +3 +active")
        .containsPattern("drinks__no-1 +no 1 +drinks +1.99 EUR +3");
    assertThat(says(kept, "products", "remove", "4001")).contains("removed 4001", "3 photos");
  }

  private static String says(String[] shop, String... arguments) {
    return run(0, shop, arguments);
  }

  private static String fails(String[] shop, String... arguments) {
    return run(2, shop, arguments);
  }

  /** What the program printed, which must end as expected. */
  private static String run(int code, String[] shop, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(shop));
    PrintStream out = System.out;
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    var complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      assertThat(Walkout.run(all.toArray(String[]::new)))
          .as("%s: %s", all, complained)
          .isEqualTo(code);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return (code == 0 ? said : complained).toString(StandardCharsets.UTF_8);
  }
}
