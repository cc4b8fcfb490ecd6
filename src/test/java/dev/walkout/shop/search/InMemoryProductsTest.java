package dev.walkout.shop.search;

import static dev.walkout.shop.search.TestDocuments.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walkout.shop.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The products of this process. */
class InMemoryProductsTest extends ProductSearchContract {

  @Override
  protected Documents<ProductDocument> empty() {
    return new InMemoryDocuments<>(ProductDocument.KIND);
  }

  @Test
  void isBounded() {
    Documents<ProductDocument> two = new InMemoryDocuments<>(ProductDocument.KIND, 2);
    two.put(List.of(product("a").document(), product("b").document()));
    two.put(List.of(product("b").name("changed").document()));
    assertThatThrownBy(() -> two.put(List.of(product("c").document())))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("product c", "2", "--redis");
    assertThat(two.find("b").orElseThrow().name()).isEqualTo("changed");
  }
}
