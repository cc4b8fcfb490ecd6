package dev.walkout.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoSetTest {

  @TempDir Path root;

  @Test
  void aManifestSaysWhatEachPhotoShowsAndIsFor() throws IOException {
    photo("a/1.jpg");
    photo("a/2.jpg");
    photo("shelf 3/Käse.jpeg");
    PhotoSet set =
        manifest(
            "tags,file,product,category,kind,use",
            "red; new ,a/1.jpg,gouda,cheese,catalogue,",
            ",a/2.jpg,gouda,cheese,shop,evaluate",
            ",\"shelf 3/Käse.jpeg\",edam,cheese,,train");

    assertThat(set.photos()).extracting("product").containsExactly("edam", "gouda", "gouda");
    LabelledPhoto red = set.photos().get(1);
    assertThat(red.file()).isEqualTo(root.resolve("a/1.jpg"));
    assertThat(red.category()).isEqualTo("cheese");
    assertThat(red.kind()).isEqualTo(LabelledPhoto.Kind.CATALOGUE);
    assertThat(red.use()).isEqualTo(LabelledPhoto.Use.TRAIN);
    assertThat(red.tags()).containsExactlyInAnyOrder("red", "new");
    assertThat(set.photos().get(0).kind()).isEqualTo(LabelledPhoto.Kind.SHOP);
    assertThat(set.forTraining().photoCount()).isEqualTo(2);
    assertThat(set.forEvaluation().photoCount()).isEqualTo(1);
    SeriesSplit split = SeriesSplit.of(set);
    assertThat(split.gallery()).isEqualTo(set.forTraining());
    assertThat(split.queries().products().get(0).photos()).containsExactly(root.resolve("a/2.jpg"));
  }

  @Test
  void aFolderIsASetOfPhotosToTrainOn() throws IOException {
    photo("milk__whole milk/1.jpg");
    photo("milk__Säure/1.jpg");
    PhotoSet set = PhotoSet.read(root);
    assertThat(set.forTraining()).isEqualTo(PhotoFolder.read(root));
    assertThat(set.folder(LabelledPhoto.Use.EVALUATE)).isEmpty();
    assertThat(set.forEvaluation()).isEqualTo(set.forTraining());
    assertThat(set.photos())
        .extracting("product")
        .containsExactly("milk__Säure", "milk__whole milk");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,product|[file, product]: give 'file', 'product', 'category' and",
        "file,product,category,colour|colour]: give",
        "file,product,category\\na/1.jpg,,cheese|line 2: product is '', which every line needs",
        "file,product,category\\nb/1.jpg,x,y|line 2: file is 'b/1.jpg', which is not there",
        "file,product,category\\na/deep.png,x,y|file is 'a/deep.png', which is not a JPEG",
        "file,product,category,use\\n"
            + "a/1.jpg,x,y,test|use is 'test', which is unknown: write train or evaluate",
        "file,product,category,kind\\n"
            + "a/1.jpg,x,y,web|kind is 'web', which is unknown: write catalogue or shop",
        "file,product,category\\n"
            + "a/1.jpg,x,y\\n"
            + "a/./1.jpg,z,y|line 3: file is 'a/./1.jpg', which line 2 names already",
        "file,product,category\\n"
            + "a/1.jpg,x,y\\n"
            + "a/2.jpg,x,z|line 3: category is 'z', but the product was of y",
        "file,product,category\\n|lists no photo",
      })
  void refusesWhatMakesNoSense(String text, String complaint) throws IOException {
    photo("a/1.jpg");
    photo("a/2.jpg");
    photo("a/deep.png");
    assertThatThrownBy(() -> manifest(text.split("\\\\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("manifest.csv")
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesASetThatIsAllForEvaluation() throws IOException {
    photo("a/1.jpg");
    PhotoSet set = manifest("file,product,category,use", "a/1.jpg,x,y,evaluate");
    assertThatThrownBy(set::forTraining).hasMessageContaining("mark some with use train");
  }

  @Test
  void refusesAPictureThatWouldBeLeftOutUnnoticed() throws IOException {
    photo("milk__a/1.jpg");
    photo("milk__a/deep.PNG");
    assertThatThrownBy(() -> PhotoSet.read(root))
        .hasMessageContainingAll("deep.PNG", "not a JPEG", "save it as a JPEG");
  }

  @Test
  void findsPhotosWithoutLabelsInFoldersOfAnyDepth() throws IOException {
    photo("2019/märz/b.jpg");
    photo("a.jpeg");
    photo("notes.txt");
    assertThat(PhotoSet.unlabelled(root))
        .containsExactly(root.resolve("2019/märz/b.jpg"), root.resolve("a.jpeg"));
    Path missing = root.resolve("nowhere");
    assertThatThrownBy(() -> PhotoSet.unlabelled(missing))
        .hasMessageContainingAll(missing.toString(), "is not a folder");
  }

  private void photo(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private PhotoSet manifest(String... lines) throws IOException {
    return PhotoSet.read(Files.writeString(root.resolve("manifest.csv"), String.join("\n", lines)));
  }
}
