package dev.walkout.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walkout.shop.bench.index.RedisProcess;
import dev.walkout.shop.catalogue.CatalogueFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees who gives the program something it cannot use: one line that helps. */
class CommandLineTest {

  private static final List<String> VERBS =
      List.of(
          "demo",
          "enrol",
          "products",
          "verdict",
          "find",
          "evaluate",
          "check-photos",
          "train",
          "train-detector",
          "render",
          "sheet",
          "film",
          "score",
          "bill",
          "webhook",
          "dead-letters",
          "edge",
          "rebuild-index",
          "record",
          "replay",
          "diff",
          "prove",
          "bench");

  @TempDir Path folder;

  private record Said(int code, String out, String err) {

    /** What was said beyond progress and log. */
    private List<String> complaint() {
      return err.lines().filter(line -> line.startsWith("walkout: ")).toList();
    }

    void refuses(String... words) {
      assertThat(code).as(err).isEqualTo(2);
      assertThat(complaint()).as(err).hasSize(1);
      assertThat(complaint().get(0)).contains(words);
      assertThat(err).doesNotContain("\tat ", "Exception:", "Usage:");
      assertThat(out).isEmpty();
    }
  }

  private static Said run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var saidOut = new ByteArrayOutputStream();
    var saidErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(saidOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(saidErr, true, StandardCharsets.UTF_8));
      int code = Walkout.run(arguments);
      return new Said(
          code, saidOut.toString(StandardCharsets.UTF_8), saidErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help"})
  void helpListsEveryVerbWithOneLine(String arguments) {
    Said said = run(arguments.isEmpty() ? new String[0] : new String[] {arguments});

    assertThat(said.code()).isZero();
    for (String verb : VERBS) {
      assertThat(said.out().lines())
          .filteredOn(line -> line.matches(" +" + verb + " +\\S.*"))
          .as(verb)
          .hasSize(1);
    }
  }

  @Test
  void aVerbShowsItsFlags() {
    Said helped = run("help", "demo");
    Said asked = run("demo", "--help");

    assertThat(helped.code()).isZero();
    assertThat(asked.code()).isZero();
    assertThat(asked.out()).isEqualTo(helped.out()).contains("--trips", "--seed", "--report");
  }

  @Test
  void unknownVerbsAndFlags() {
    run("frobnicate").refuses("'frobnicate'", "./walkout help");
    run("demo", "--frob", "1").refuses("--frob", "./walkout help demo");
    run("--frob").refuses("'--frob'", "./walkout help");
    run("evaluate").refuses("--gallery", "./walkout help evaluate");
  }

  @Test
  void detectorsOfFilms() throws Exception {
    run("demo", "--pixels", "--detector", "eyes").refuses("--detector is 'eyes'", "motion or grid");
    run("demo", "--pixels", "--detector", "grid").refuses("--detector-model", "train-detector");
    run("demo", "--pixels", "--detector", "grid", "--detector-model", folder.toString())
        .refuses(folder.toString(), "train-detector");
    run("demo", "--pixels", "--detector-model", folder.toString()).refuses("add --detector grid");
    run("demo", "--pixels", "--detector", "motion,motion").refuses("2 detectors", "bench film");
    run("demo", "--detector", "grid", "--detector-model", folder.toString())
        .refuses(folder.toString(), "train-detector");
    run("bench", "film", "--detector", "motion,eyes").refuses("--detector is 'eyes'");
  }

  @Test
  void numbersOutOfRange() {
    run("demo", "--trips", "0").refuses("--trips", "not 0", "1 to");
    run("demo", "--trips", "abc").refuses("--trips", "'abc'");
    run("score", "--seeds", "0").refuses("--seeds", "not 0", "at least 1");
    run("score", "--scenarios", "nonsense").refuses("'nonsense'", "one-item", "mix");
    run("demo", "--seed", "1.5").refuses("--seed", "'1.5'");
    run("demo", "--port", "70000").refuses("--port", "not 70000", "65535");
    run("demo", "--registry", "ftp://here").refuses("registry", "'ftp://here'", "http(s)");
    run("evaluate", "--gallery", photos(2), "--shots", "0").refuses("shots", "0", "at least 1");
    run("evaluate", "--gallery", photos(2), "--seeds", "0").refuses("seeds", "0", "at least once");
    run("evaluate", "--gallery", photos(2), "--wrong-accept", "1").refuses("wrong-accept", "0.01");
  }

  @Test
  void filmsThatCannotBeDrawn() throws Exception {
    String fresh = folder.resolve("film").toString();
    run("film").refuses("--out DIR", "--sheet FILE");
    run("film", "--out", fresh, "--trips", "0").refuses("--trips", "not 0", "1 to 500");
    run("film", "--out", fresh, "--zones", "51").refuses("--zones", "not 51", "1 to 50");
    run("film", "--out", fresh, "--cameras", "0").refuses("--cameras", "not 0", "1 to 9");
    run("film", "--out", fresh, "--gap", "0").refuses("--gap", "not 0", "1 to 3600");
    run("film", "--out", fresh, "--products", "nowhere").refuses("nowhere", "category__product");
    Path used = Files.writeString(folder.resolve("used.txt"), "mine");
    run("film", "--out", folder.toString()).refuses(folder.toString(), "empty");
    run("film", "--out", used.toString()).refuses(used.toString(), "empty folder");
    run("film", "--out", used + "/film").refuses(used + "/film", "may write");
    run("film", "--sheet", folder.toString()).refuses("--sheet", "cannot be written");
  }

  @Test
  void recordingsThatCannotBeReplayedOrProven() {
    String none = folder.resolve("none.avro").toString();
    String shop = folder.toString();
    run("record", "--out", none).refuses("--kafka", "--dir");
    run("record", "--out", none, "--dir", shop, "--from", "noon").refuses("--from", "'noon'");
    run("replay", none).refuses(none, "walkout record");
    run("replay", none, "--speed", "0").refuses("--speed", "'0'", "max");
    run("replay", none, "--set", "gate.magic=1").refuses("gate.magic", "gate.tl", "trip.retention");
    run("replay", none, "--set", "trip.budget=5s").refuses("trip.budget", "leave it out");
    run("replay", none, "--partitions", "0").refuses("--partitions", "not 0");
    run("replay", none, "--recognise", "maybe").refuses("--recognise", "'maybe'");
    run("replay", none, "--recognise", "no", "--set", "gate.tl=+0.1").refuses("gate", "leave out");
    run("diff", none, shop).refuses(none, "walkout record");
    run("diff", shop, none).refuses(shop, "walkout replay --out");
    run("prove", "trip-1", "--file", none).refuses(none, "walkout record");
    run("prove", "trip-1", "--file", none, "--dir", shop).refuses("--file", "one of them");
  }

  @Test
  void aCatalogueThatCannotBeWorkedOn() throws Exception {
    String dir = folder.resolve("no-shop").toString();
    run("products").refuses("list", "remove", "./walkout help products");
    run("verdict", "review-1", "--nothing", "--dir", dir).refuses(dir, "holds no shop");
    run("verdict", "review-1", "--nothing", "--pieces", "2", "--dir", dir)
        .refuses("--pieces is 2", "--product");
    run("products", "list").refuses("--kafka HOST:PORT", "--dir DIR");
    run("products", "list", "--dir", dir, "--kafka", "localhost:1").refuses("not both");
    run("products", "list", "--dir", dir).refuses(dir, "holds no shop", "demo --dir");
    run("products", "list", "--kafka", "no such host").refuses("no such host", "HOST:PORT");
    run("products", "price", "milk", "--dir", dir).refuses("--price");
    run("enrol", "--dir", dir).refuses("--product", "--catalogue");
    run("enrol", "--product", "milk", "--dir", dir).refuses("--photos is missing");
    run("enrol", "--product", "milk", "--photos", photos(1), "--price", "2,49", "--dir", dir)
        .refuses("'2,49'", "2.49");
    run("enrol", "--catalogue", photos(1), "--name", "Milk", "--dir", dir).refuses("--catalogue");
    Path table = Path.of(photos(1), CatalogueFolder.TABLE);
    Files.writeString(table, "product,price\nmilk,1\n");
    enrolAll(table, dir).refuses(table.toString(), "[product, price]", "'folder'");
    Files.writeString(table, "folder,price\ncereal__no-7,1\n");
    enrolAll(table, dir).refuses("'cereal__no-7'", "not there");
    Files.writeString(table, "folder,price\ncereal__no-0,dear\n");
    enrolAll(table, dir).refuses("cereal__no-0", "'dear'");
    Files.writeString(table, "folder,price\ncereal__no-0,1\ncereal__no-0,2\n");
    enrolAll(table, dir).refuses("cereal__no-0", "one for each");
  }

  private static Said enrolAll(Path table, String dir) {
    return run("enrol", "--catalogue", table.getParent().toString(), "--dir", dir);
  }

  @Test
  void aRedisThatDoesNotServe() throws Exception {
    run("demo", "--redis", "localhost").refuses("redis.uri", "redis[s]://");
    run("demo", "--redis", "redis://u:secret@").refuses("redis.uri");
    String redis = "redis://127.0.0.1:" + RedisProcess.freePort();
    run("demo", "--redis", redis, "--store", "a/b").refuses("store", "'a/b'");
    run("demo", "--redis", redis, "--redis-budget-ms", "1")
        .refuses("--redis-budget-ms", "2 to 10000", "not 1");
    run("demo", "--redis", redis, "--exact-anchors", "-1").refuses("--exact-anchors", "not -1");
    run("demo", "--products", photos(2), "--redis", redis)
        .refuses(redis, "out of reach", "start it");
  }

  @Test
  void anIndexThatCannotBeRebuilt() {
    run("rebuild-index").refuses("--redis", "redis://");
    run("rebuild-index", "--redis", "http://here").refuses("redis");
    run("rebuild-index", "--redis", "redis://127.0.0.1:1", "--least-self-recall", "2")
        .refuses("--least-self-recall", "0 to 1", "2");
    run("rebuild-index", "--redis", "redis://127.0.0.1:1").refuses("127.0.0.1:1", "out of reach");
    run("bench", "rebuild", "--anchors", "0").refuses("--anchors", "0");
    run("bench", "catalogue-operations", "--operations", "0").refuses("operations", "0");
  }

  @Test
  void faultsThatNobodyKnows() {
    run("bench", "faults", "--faults", "explode 3").refuses("'explode 3'", "restart-broker TIMES");
    run("bench", "faults", "--trips", "0").refuses("--trips", "1 to 10000", "0");
    run("bench", "faults", "--failovers", "-1").refuses("--failovers", "0 to 100", "-1");
  }

  @Test
  void aPortInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      run("demo", "--products", photos(2), "--port", port)
          .refuses("port " + port, "in use", "--port");
    }
  }

  @Test
  void foldersThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    demo("--dir", file.toString()).refuses("--dir", file.toString(), "give a folder");
    String below = file.resolve("below").toString();
    demo("--dir", below).refuses("--dir", below, "choose a folder");
    demo("--dir", "/proc/walkout").refuses("--dir", "/proc/walkout", "choose a folder");
  }

  @Test
  void aFolderThatIsInUse() throws Exception {
    Path dir = Files.createDirectories(folder.resolve("run"));
    try (FileChannel channel =
            FileChannel.open(
                dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      demo("--dir", dir.toString()).refuses("--dir", dir.toString(), "in use", "stop it");
    }
  }

  @Test
  void aFolderOfAnotherRun() throws Exception {
    Path dir = Files.createDirectories(folder.resolve("run"));
    Files.writeString(dir.resolve("run.txt"), "demo of 7 trips, seed 9, products rendered\n");
    demo("--dir", dir.toString()).refuses("--dir", dir.toString(), "7 trips", "same settings");
  }

  @Test
  void resultFilesInFoldersThatAreMissing() {
    String file = folder.resolve("missing").resolve("r.json").toString();
    for (String flag : List.of("--report", "--receipts", "--truth")) {
      demo(flag, file).refuses(flag, file, "folder that exists");
    }
    run("evaluate", "--gallery", photos(2), "--report", file).refuses("--report", file);
    run("evaluate", "--gallery", photos(2), "--card", file).refuses("--card", file);
    run("sheet", "--out", file).refuses("--out", file, "folder that exists");
    run("score", "--report", file).refuses("--report", file, "folder that exists");
  }

  @Test
  void aModelThatIsMissing() {
    String model = folder.resolve("no-model").toString();
    demo("--model", model).refuses(model, "model.json", "walkout train");
    run("evaluate", "--gallery", photos(2), "--model", model).refuses(model, "walkout train");
  }

  @Test
  void photosThatAreMissing() {
    String missing = folder.resolve("no-photos").toString();
    run("demo", "--products", missing).refuses(missing, "folder");
    run("evaluate", "--gallery", missing).refuses(missing, "give a folder");
    run("train", "--photos", missing, "--out", out()).refuses(missing, "give a folder");
    run("check-photos", missing).refuses(missing, "give a folder");
    run("train", "--photos", photos(2), "--pretrain", missing, "--out", out())
        .refuses(missing, "is not a folder");
    run("sheet", "--photos", missing, "--out", folder.resolve("s.png").toString())
        .refuses(missing, "give a folder");
    run("sheet", "--products", missing, "--out", folder.resolve("s.png").toString())
        .refuses(missing, "folder");
    run("train", "--out", out()).refuses("--photos", "give a folder");
  }

  @Test
  void onePhotoOfEachProduct() {
    String one = photos(1);
    run("demo", "--products", one).refuses(one, "at least 2", "cereal__no-0", "add photos");
    run("evaluate", "--gallery", one).refuses(one, "no product has 4 photos", "add photos");
    run("train", "--photos", one, "--out", out())
        .refuses(one, "at least 2", "cereal__no-0", "add photos");
  }

  @Test
  void aProductWithoutPhotos() throws Exception {
    String some = photos(2);
    Files.createDirectories(Path.of(some, "toys__empty"));
    run("demo", "--products", some).refuses("toys__empty", "photos");
    run("evaluate", "--gallery", some).refuses("toys__empty", "no photo", "add photos");
    run("train", "--photos", some, "--out", out()).refuses("toys__empty", "no photo");
  }

  @Test
  void aBrokenPhoto() {
    String some = photos(2);
    Path broken = Path.of(some, "cereal__no-0", "0001.jpg");
    PhotoShop.write(broken, "no picture".getBytes(StandardCharsets.UTF_8));
    run("demo", "--products", some).refuses(broken.toString(), "replace");
    run("train", "--photos", some, "--out", out()).refuses(broken.toString());
  }

  @Test
  void aTrainingThatMakesNoSense() throws Exception {
    String some = photos(2);
    Path views = Files.writeString(folder.resolve("views.json"), "{\"cereal\": {\"color\": 0}}");
    train(some, "--loss", "cosine+magic").refuses("\"magic\"", "supcon", "soft-triple");
    train(some, "--loss", "0*cosine").refuses("weight of loss cosine is 0.0");
    train(some, "--views", views.toString()).refuses(views.toString(), "cereal", "\"color\"");
    train(some, "--curriculum", "2").refuses("curriculum", "2.0", "0 to 1");
    train(some, "--learning-rate", "-1").refuses("learningRate", "-1.0", "over 0");
    train(some, "--pretrain", some, "--pretrain-epochs", "0").refuses("0 epochs", "1 epoch");
  }

  @Test
  void filmsThatAreMissing() {
    String missing = folder.resolve("no-films").toString();
    run("train-detector", "--films", missing, "--out", out())
        .refuses(missing, "film.json", "walkout film");
    run("train-detector", "--films", missing, "--frames", "0", "--out", out())
        .refuses("--frames is 0", "use 1 or more");
  }

  private Said train(String photos, String... flags) {
    List<String> all = new java.util.ArrayList<>(List.of("train", "--photos", photos));
    all.addAll(List.of("--out", out()));
    all.addAll(List.of(flags));
    return run(all.toArray(String[]::new));
  }

  @Test
  void photosThatAreCheckedBeforeTheyAreTrainedOn() throws Exception {
    String some = photos(2);
    Said wrong = run("check-photos", some);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).contains("too few photos: 8", "cereal__no-0 has 2 of 5");
    Path copy = Path.of(some, "cereal__no-0", "copy of 0001.jpg");
    Files.copy(Path.of(some, "cereal__no-0", "0001.jpg"), copy);
    Path report = folder.resolve("check.json");
    Path page = folder.resolve("check.html");
    Said same =
        run(
            "check-photos",
            some,
            "--least",
            "1",
            "--report",
            report.toString(),
            "--page",
            page.toString());
    assertThat(same.code()).isEqualTo(2);
    assertThat(same.out()).contains("the same file twice: 1", copy.toString());
    assertThat(report).content().contains("\"same\" : 1", "\"wrong\" : true");
    assertThat(page).content().contains("copy of 0001.jpg", "data:image/jpeg;base64,");
    Files.delete(copy);
    Said right = run("check-photos", some, "--least", "1");
    assertThat(right.code()).isZero();
    assertThat(right.out()).contains("16 photos of 8 products: nothing to put right");
    run("check-photos", some, "--report", folder.resolve("no/r.json").toString())
        .refuses("--report", "folder that exists");
  }

  @Test
  void aSheetOfWhatTheNetworkSees() throws Exception {
    Path out = folder.resolve("views.png");
    Said drawn = run("sheet", "--photos", photos(2), "--rows", "3", "--out", out.toString());
    assertThat(drawn.code()).as(drawn.err()).isZero();
    // As in use, ten changes, and four views of all of them, 104 pixels each.
    assertThat(javax.imageio.ImageIO.read(out.toFile()).getWidth()).isEqualTo(15 * 104 + 24);
  }

  @Test
  void aFolderWithoutACategory() {
    Path root = folder.resolve("flat");
    PhotoShop.write(root.resolve("milk").resolve("1.jpg"), PhotoShop.jpeg(0, 1, 0));
    PhotoShop.write(root.resolve("milk").resolve("2.jpg"), PhotoShop.jpeg(0, 1, 1));
    run("evaluate", "--gallery", root.toString()).refuses("milk", "category__product");
    run("demo", "--products", root.toString()).refuses("milk", "category");
  }

  @Test
  void aSearchThatCannotBe() throws Exception {
    String photo = folder.resolve("photo.jpg").toString();
    PhotoShop.write(Path.of(photo), PhotoShop.jpeg(0, 1, 0));
    run("find").refuses("--photo", "./walkout help find");
    run("find", "--photo", photo).refuses("--dir", "--kafka");
    find(photo, "--dir", "x", "--kafka", "h:1").refuses("--kafka", "--dir", "not both");
    find(photo, "--dir", "x", "-k", "0").refuses("k is 0", "1 to");
    find(photo, "--dir", "x", "--weights", "1,2").refuses("--weights", "2 numbers", "three");
    find(photo, "--dir", "x", "--weights", "0,0,0").refuses("weights", "all 0");
    find(photo, "--dir", "x", "--min-price", "1.999").refuses("--min-price", "1.999", "two digits");
    find(photo, "--dir", "x", "--min-price", "3", "--max-price", "2").refuses("300", "200");
    find(photo, "--redis", "localhost").refuses("redis.uri", "redis[s]://");
  }

  @Test
  void aLedgerOrWebhookThatCannotWork() throws Exception {
    String ledger = folder.resolve("ledger").toString();
    run("bill").refuses("--ledger", "./walkout help bill");
    run("bill", "--ledger", ledger).refuses("--kafka HOST:PORT", "--dir DIR");
    run("bill", "--statement", "--ledger", ledger + "2").refuses(ledger + "2", "not exist");
    run("dead-letters").refuses("--kafka HOST:PORT", "--dir DIR");
    webhook("http://example.com/").refuses("--url", "http://example.com/", "TLS");
    webhook("https://example.com/").refuses("--secret-file", "whsec_");
    Files.writeString(folder.resolve("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    webhook("https://example.com/").refuses("--kafka HOST:PORT", "--dir DIR");
    webhook("https://example.com/", "--tries", "0").refuses("--tries", "not 0");
    webhook("https://example.com/", "--first-wait-ms", "0").refuses("--first-wait-ms");
    webhook("https://example.com/", "--timeout-ms", "0").refuses("--timeout-ms", "not 0");
    webhook("https://example.com/", "--name", "A B").refuses("--name", "'A B'");
  }

  private Said webhook(String url, String... flags) throws Exception {
    Path secret = folder.resolve("secret");
    if (!Files.exists(secret)) {
      Files.writeString(secret, "no secret");
    }
    List<String> all = new java.util.ArrayList<>(List.of("webhook", "--url", url));
    all.addAll(List.of("--secret-file", secret.toString()));
    all.addAll(List.of(flags));
    return run(all.toArray(String[]::new));
  }

  private static Said find(String photo, String... flags) {
    List<String> all = new java.util.ArrayList<>(List.of("find", "--photo", photo));
    all.addAll(List.of(flags));
    return run(all.toArray(String[]::new));
  }

  private Said demo(String flag, String value) {
    return run("demo", "--products", photos(2), flag, value);
  }

  private String photos(int each) {
    return PhotoShop.write(folder.resolve("photos-" + each), 8, each).toString();
  }

  private String out() {
    return folder.resolve("model").toString();
  }

  @Test
  void anAgentsSettingsAreCheckedBeforeItStarts() throws Exception {
    run("edge").refuses("--config is missing", "src/etc/edge.yaml");
    Path config =
        Files.writeString(
            folder.resolve("edge.yaml"),
            "kafka: {bootstrap.servers: 'b:1'}\njournal: {dir: j}\nheartbaet: 1 s\ncameras: []\n");
    run("edge", "--config", config.toString()).refuses("cameras is empty", "name at least one");
    run("edge", "check", "--config", folder.resolve("no.yaml").toString())
        .refuses("no.yaml", "is not there");
    run("edge", "journal", "--dir", folder.toString())
        .refuses(folder.toString(), "holds no journal", "journal.dir");
  }
}
