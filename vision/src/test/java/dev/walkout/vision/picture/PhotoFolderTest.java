package dev.walkout.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFolderTest {

  @TempDir Path root;

  @Test
  void readsProductsAndPhotosInNameOrder() throws IOException {
    photos("milk__b", "2.jpg", "1.JPG", "3.jpeg", "notes.txt", ".hidden.jpg");
    photos("apple__a__green", "1.jpg");
    photos(".git", "1.jpg");
    Files.createFile(root.resolve("manifest.csv"));

    PhotoFolder folder = PhotoFolder.read(root);

    assertThat(folder.products()).extracting("id").containsExactly("apple__a__green", "milk__b");
    assertThat(folder.products().get(0).category()).isEqualTo("apple");
    assertThat(folder.products().get(0).name()).isEqualTo("a__green");
    assertThat(folder.products().get(1).photos())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("1.JPG", "2.jpg", "3.jpeg");
    assertThat(folder.photoCount()).isEqualTo(4);
  }

  @Test
  void refusesWhatIsNotAFolder() {
    Path missing = root.resolve("nowhere");
    assertThatThrownBy(() -> PhotoFolder.read(missing))
        .hasMessageContainingAll(missing.toString(), "is not a folder", "category__product");
  }

  @Test
  void refusesAFolderWithoutProducts() {
    assertThatThrownBy(() -> PhotoFolder.read(root))
        .hasMessageContainingAll(root.toString(), "no product folders");
  }

  @Test
  void refusesAProductWithoutPhotos() throws IOException {
    photos("milk__a", "readme.txt");
    assertThatThrownBy(() -> PhotoFolder.read(root))
        .hasMessageContainingAll("milk__a", "no photo", "add photos");
  }

  @Test
  void refusesAFolderNameWithoutCategoryOrProduct() throws IOException {
    photos("milk__", "1.jpg");
    assertThatThrownBy(() -> PhotoFolder.read(root))
        .hasMessageContainingAll("milk__", "category__product", "rename");
  }

  @Test
  void namesTheProductsWithTooFewPhotos() throws IOException {
    photos("milk__a", "1.jpg", "2.jpg");
    photos("milk__b", "1.jpg");
    PhotoFolder folder = PhotoFolder.read(root);
    assertThat(folder.atLeast(1)).isSameAs(folder);
    assertThatThrownBy(() -> folder.atLeast(2))
        .hasMessageContainingAll("at least 2", "milk__b has 1", "add photos")
        .hasMessageNotContaining("milk__a");
  }

  @Test
  void splitsTheLastPhotosOfEachProductOff() throws IOException {
    for (int i = 10; i < 35; i++) {
      photos("milk__a", i + ".jpg");
    }
    photos("milk__few", "1.jpg", "2.jpg", "3.jpg");

    SeriesSplit split = SeriesSplit.of(PhotoFolder.read(root));

    assertThat(split.gallery().photoCount()).isEqualTo(22 + 3);
    assertThat(split.queries().products()).hasSize(1);
    assertThat(split.queries().products().get(0).photos())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("32.jpg", "33.jpg", "34.jpg");
  }

  private void photos(String product, String... names) throws IOException {
    Path folder = Files.createDirectories(root.resolve(product));
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }
}
