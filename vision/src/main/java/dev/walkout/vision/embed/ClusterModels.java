package dev.walkout.vision.embed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The models of a shop that are for some categories only: a folder of model folders, and beside
 * them {@value #FILE}, which says what each is for, {@code {"apples": ["Apple", "Peach"]}}.
 *
 * @param clusters sorted by the names of their folders
 */
public record ClusterModels(List<Cluster> clusters) {

  /** The file beside the model folders. */
  public static final String FILE = "clusters.json";

  /** No models but the general one. */
  public static final ClusterModels NONE = new ClusterModels(List.of());

  /**
   * A model for some categories.
   *
   * @param folder of the model
   * @param categories that no other cluster has, sorted
   */
  public record Cluster(Path folder, List<String> categories) {

    public Cluster {
      categories = List.copyOf(new TreeSet<>(categories));
    }
  }

  public ClusterModels {
    clusters = List.copyOf(clusters);
    Map<String, Path> owners = new HashMap<>();
    for (Cluster cluster : clusters) {
      for (String category : cluster.categories()) {
        Path other = owners.put(category, cluster.folder());
        if (other != null) {
          throw new IllegalArgumentException(
              "category \""
                  + category
                  + "\" is "
                  + other
                  + "'s and "
                  + cluster.folder()
                  + "'s: give it to one cluster in "
                  + FILE);
        }
      }
    }
  }

  /**
   * The models of a folder.
   *
   * @throws IllegalArgumentException naming the file and the remedy, if it is missing, no such
   *     JSON, empty, or gives a category twice
   */
  public static ClusterModels read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Map<String, List<String>> said =
          new ObjectMapper().readValue(Files.readString(file), new TypeReference<>() {});
      if (said.isEmpty() || said.values().stream().anyMatch(List::isEmpty)) {
        throw new IllegalArgumentException(
            file + " has a cluster without categories, or none: name categories of each");
      }
      return new ClusterModels(
          new TreeMap<>(said)
              .entrySet().stream()
                  .map(one -> new Cluster(folder.resolve(one.getKey()), one.getValue()))
                  .toList());
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          folder + " has no " + FILE + ": say in it which categories each model folder is for", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + " is not like {\"folder\": [\"category\"]}: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }
}
