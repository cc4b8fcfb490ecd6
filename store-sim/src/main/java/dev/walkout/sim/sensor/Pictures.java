package dev.walkout.sim.sensor;

import dev.walkout.schemas.avro.Crop;
import dev.walkout.sim.catalogue.Catalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Where the crops of a burst come from. Called from any thread. */
public interface Pictures {

  /** A crop of the product, by no other randomness than the generator's; its time is unset. */
  Crop crop(String sku, RandomGenerator random);

  /** Pictures of the catalogue's products through the camera. */
  static Pictures of(Catalogue catalogue, CropCamera camera) {
    return (sku, random) -> {
      CropCamera.Shot shot = camera.shoot(catalogue.view(sku, random), random);
      return new Crop(ByteBuffer.wrap(shot.jpeg()), shot.quality(), null);
    };
  }

  /** No pictures: the bytes are the sku, for runs that test what comes after recognition. */
  static Pictures none() {
    return (sku, random) ->
        new Crop(ByteBuffer.wrap(sku.getBytes(StandardCharsets.UTF_8)), 1f, null);
  }
}
