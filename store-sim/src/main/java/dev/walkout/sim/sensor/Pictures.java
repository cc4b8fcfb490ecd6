package dev.walkout.sim.sensor;

import dev.walkout.schemas.avro.Crop;
import dev.walkout.sim.catalogue.Catalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Where the crops of a burst come from. Called from any thread. */
public interface Pictures {

  /**
   * The crops of one burst, by no other randomness than the generator's; their times are unset.
   *
   * @param count how many, at least 1
   */
  List<Crop> crops(String sku, int count, RandomGenerator random);

  /** Pictures of the catalogue's products through the camera. */
  static Pictures of(Catalogue catalogue, CropCamera camera) {
    return (sku, count, random) -> {
      Catalogue.Item item = catalogue.pick(sku, random);
      List<Crop> crops = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        CropCamera.Shot shot = camera.shoot(item.view(random), random);
        crops.add(new Crop(ByteBuffer.wrap(shot.jpeg()), shot.quality(), null));
      }
      return crops;
    };
  }

  /** No pictures: the bytes are the sku, for runs that test what comes after recognition. */
  static Pictures none() {
    return (sku, count, random) ->
        Stream.generate(
                () -> new Crop(ByteBuffer.wrap(sku.getBytes(StandardCharsets.UTF_8)), 1f, null))
            .limit(count)
            .toList();
  }
}
