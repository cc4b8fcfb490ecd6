package dev.walkout.sim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.schemas.avro.Product;
import dev.walkout.schemas.avro.SoldBy;
import dev.walkout.sim.Shops;
import dev.walkout.sim.shop.Assortment;
import dev.walkout.sim.shop.Assortment.Role;
import dev.walkout.sim.shop.CatalogueRecords;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LooseGoodsTest {

  private static final Instant OPENS_AT = Instant.parse("2026-01-05T08:00:00Z");

  private final LooseGoods goods = new LooseGoods();

  @Test
  void everyHandfulLooksDifferentAndTheSameSeedTheSame() {
    BufferedImage one = goods.view("loose-apple", new SplittableRandom(1));
    assertThat(pixels(goods.view("loose-apple", new SplittableRandom(1)))).isEqualTo(pixels(one));
    assertThat(pixels(goods.view("loose-apple", new SplittableRandom(2))))
        .isNotEqualTo(pixels(one));
    assertThat(one.getRGB(0, 0) >>> 24).as("transparent outside").isZero();
    assertThat(Arrays.stream(pixels(one)).anyMatch(argb -> argb >>> 24 == 255)).isTrue();
  }

  @Test
  void everyKindIsEnrolledFromSeveralPhotos() {
    for (ShopProduct product : goods.products()) {
      assertThat(photos(goods, product.sku())).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    }
    assertThatThrownBy(() -> goods.enrolmentPhotos("nonsense")).hasMessageContaining("nonsense");
  }

  @Test
  void besidePackagesEachIsFoundInItsOwn() {
    RenderedCatalogue packages = new RenderedCatalogue(1, 4);
    Catalogue both = packages.and(goods);
    String sku = packages.products().get(0).sku();
    assertThat(both.products()).hasSize(4 + goods.products().size());
    assertThat(photos(both, sku)).isEqualTo(photos(packages, sku));
    assertThat(photos(both, "loose-onion")).isEqualTo(photos(goods, "loose-onion"));
    assertThat(both.pick("loose-onion", new SplittableRandom(1))).isNotNull();
  }

  /** What other scenarios draw from is what it was. */
  @Test
  void theyAreSoldByWeightAndChangeNoOtherProduct() {
    Assortment plain = Assortment.withRoles(Shops.products(), OPENS_AT);
    Assortment more = plain.withLoose(goods.products(), OPENS_AT);
    for (Role role : List.of(Role.ORDINARY, Role.AGE_RESTRICTED, Role.REPRICED, Role.NOT_SOLD)) {
      assertThat(more.groups(role)).isEqualTo(plain.groups(role));
    }
    List<Product> records = CatalogueRecords.products(more);
    int before = CatalogueRecords.products(plain).size();
    assertThat(records.subList(0, before)).isEqualTo(CatalogueRecords.products(plain));
    assertThat(records.subList(before, records.size()))
        .hasSize(goods.products().size())
        .allSatisfy(
            product -> {
              assertThat(product.getPrices().get(0).getSoldBy()).isEqualTo(SoldBy.WEIGHT);
              assertThat(product.getPieceGrams()).isNull();
            });
  }

  private static List<ByteBuffer> photos(Catalogue catalogue, String sku) {
    return catalogue.enrolmentPhotos(sku).stream().map(ByteBuffer::wrap).toList();
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
