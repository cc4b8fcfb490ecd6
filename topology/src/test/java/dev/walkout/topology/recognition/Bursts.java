package dev.walkout.topology.recognition;

import dev.walkout.schemas.avro.Action;
import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.embed.HistogramEmbedder;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.match.AnchorIndex;
import dev.walkout.vision.match.Gallery;
import dev.walkout.vision.match.Gate;
import dev.walkout.vision.match.InMemoryAnchorIndex;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** Pictures of two products that a histogram tells apart, and bursts of them. */
final class Bursts {

  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  static final Embedder EMBEDDER = new HistogramEmbedder();

  private Bursts() {}

  /** A red package with a bar, or a blue one with a disc. */
  static byte[] jpeg(String sku) {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    boolean red = sku.equals("red");
    graphics.setColor(red ? Color.RED : Color.BLUE);
    graphics.fillRect(0, 0, 64, 64);
    graphics.setColor(Color.WHITE);
    if (red) {
      graphics.fillRect(10, 25, 44, 8);
    } else {
      graphics.fillOval(12, 12, 40, 40);
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A valid JPEG but for its header, which claims 40,000 pixels a side. */
  static byte[] enormous() {
    byte[] jpeg = jpeg("red");
    for (int i = 0; i < jpeg.length - 9; i++) {
      boolean startOfFrame = jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0;
      if (startOfFrame) {
        ByteBuffer.wrap(jpeg).putShort(i + 5, (short) 40_000).putShort(i + 7, (short) 40_000);
        return jpeg;
      }
    }
    throw new AssertionError("no start of frame");
  }

  static byte[] truncated() {
    byte[] jpeg = jpeg("red");
    return java.util.Arrays.copyOf(jpeg, jpeg.length / 2);
  }

  static Burst of(byte[]... crops) {
    List<Crop> list = new ArrayList<>();
    for (byte[] crop : crops) {
      list.add(new Crop(ByteBuffer.wrap(crop), 1f, null));
    }
    return Burst.newBuilder()
        .setAction(Action.TAKE)
        .setStartedAt(START)
        .setEndedAt(START.plusSeconds(1))
        .setPersonTrack("p1")
        .setCrops(list)
        .build();
  }

  /** The histograms under another name. */
  static Embedder model(String name) {
    return model(name, EMBEDDER.model().version());
  }

  /** The histograms under another name and version. */
  static Embedder model(String name, String version) {
    ModelCard card = EMBEDDER.model();
    return embedder(
        new ModelCard(
            name,
            version,
            card.inputSize(),
            card.dimension(),
            card.temperature(),
            card.thresholds(),
            card.trainedOn(),
            card.metrics(),
            card.settings()),
        pictures -> {});
  }

  /** The histograms with another card, telling of each batch before it is embedded. */
  static Embedder embedder(ModelCard card, Consumer<List<Picture>> batches) {
    return new Embedder() {
      @Override
      public ModelCard model() {
        return card;
      }

      @Override
      public List<float[]> embed(List<Picture> pictures) {
        batches.accept(pictures);
        return EMBEDDER.embed(pictures);
      }

      @Override
      public void close() {}
    };
  }

  static Gallery gallery(String... skus) {
    return gallery(EMBEDDER, skus);
  }

  static Gallery gallery(Embedder model, String... skus) {
    List<Gallery.Enrolled> enrolled = new ArrayList<>();
    for (String sku : skus) {
      enrolled.add(new Gallery.Enrolled(sku, "any", model.embed(List.of(Jpeg.decode(jpeg(sku))))));
    }
    return Gallery.of(model.model(), enrolled);
  }

  static Supplier<GalleryInUse> inUse(Supplier<Gallery> gallery) {
    return inUse(gallery, InMemoryAnchorIndex::new);
  }

  static Supplier<GalleryInUse> inUse(
      Supplier<Gallery> gallery, Function<Gallery, AnchorIndex> index) {
    return () -> {
      Gallery now = gallery.get();
      return new GalleryInUse(now, new Gate(now, index.apply(now)));
    };
  }

  static BurstRecogniser recogniser() {
    Gallery gallery = gallery("red", "blue");
    return new BurstRecogniser(EMBEDDER, inUse(() -> gallery));
  }
}
