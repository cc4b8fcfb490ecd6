package dev.walkout.vision.train;

import dev.walkout.schemas.Ids;
import dev.walkout.vision.Progress;
import dev.walkout.vision.embed.ModelCard;
import dev.walkout.vision.picture.LabelledPhoto;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All photos of a training in memory, divided by {@link Split}, with products numbered. */
final class TrainingPhotos {

  private final List<TrainRequest.Source> sources;
  private final List<Split> splits;
  private final Map<LabelledPhoto, Photo> photos;
  private final Map<String, Integer> categories = new TreeMap<>();

  private TrainingPhotos(
      TrainRequest request, List<Split> splits, Map<LabelledPhoto, Photo> photos) {
    this.sources = request.sources();
    this.splits = splits;
    this.photos = photos;
    for (Split split : splits) {
      split
          .train()
          .values()
          .forEach(p -> categories.putIfAbsent(p.get(0).category(), categories.size()));
    }
  }

  /** Divides and reads all photos. */
  static TrainingPhotos read(TrainRequest request, Progress progress) {
    List<Split> splits =
        request.sources().stream().map(s -> Split.of(s, request.plan().seed())).toList();
    Map<LabelledPhoto, Boolean> labels = new LinkedHashMap<>();
    for (TrainRequest.Source source : request.sources()) {
      source.photos().forEach(p -> labels.put(p, source.views().changeBackgrounds()));
      source.unseen().forEach(p -> labels.put(p, false));
    }
    progress.begin("reading photos", labels.size());
    Map<LabelledPhoto, Photo> photos = new HashMap<>();
    labels.entrySet().parallelStream()
        .map(photo -> Photo.read(photo.getKey(), photo.getValue()))
        .forEachOrdered(
            photo -> {
              photos.put(photo.label(), photo);
              progress.step(1, "");
            });
    progress.end(labels.size() + " photos");
    return new TrainingPhotos(request, splits, photos);
  }

  List<Split> splits() {
    return splits;
  }

  /** Whether a folder holds catalogue pictures and crops, see {@link TrainRequest.Source}. */
  boolean isOfCrops(int folder) {
    return sources.get(folder).crops();
  }

  List<Photo> of(List<LabelledPhoto> labels) {
    return labels.stream().map(photos::get).toList();
  }

  int products() {
    return splits.stream().mapToInt(split -> split.train().size()).sum();
  }

  int categories() {
    return categories.size();
  }

  long trainPhotos() {
    return splits.stream().mapToLong(Split::trainPhotos).sum();
  }

  /** Shares of a batch per folder, of a sum of 1. */
  double[] shares() {
    double[] shares = new double[splits.size()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      Split split = splits.get(i);
      shares[i] = split.share() > 0 ? split.share() : Math.sqrt(split.trainPhotos());
      sum += shares[i];
    }
    boolean mixed = splits.stream().anyMatch(s -> s.share() > 0);
    if (mixed && splits.stream().anyMatch(s -> s.share() == 0)) {
      throw new IllegalArgumentException(
          "share is given for some folders and missing for others: give all or none");
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  List<Sampler.Pool> pools() {
    double[] shares = shares();
    List<Sampler.Pool> pools = new ArrayList<>();
    int index = 0;
    for (int i = 0; i < shares.length; i++) {
      List<Sampler.Product> products = new ArrayList<>();
      for (List<LabelledPhoto> product : splits.get(i).train().values()) {
        int category = categories.get(product.get(0).category());
        products.add(new Sampler.Product(index++, category, of(product)));
      }
      pools.add(new Sampler.Pool(shares[i], sources.get(i).views(), products));
    }
    return pools;
  }

  /** The photos that were trained on, by folder, for the model card. */
  List<ModelCard.TrainingData> trainedOn() {
    return splits.stream()
        .map(
            split -> {
              String hashes = String.join("\n", hashes(split));
              return new ModelCard.TrainingData(
                  split.name(),
                  split.train().size(),
                  split.trainPhotos(),
                  Ids.hash(hashes.getBytes(StandardCharsets.UTF_8)));
            })
        .toList();
  }

  /** Sorted hashes of all photos that were trained on. */
  TreeSet<String> hashes() {
    TreeSet<String> all = new TreeSet<>();
    splits.forEach(split -> all.addAll(hashes(split)));
    return all;
  }

  private TreeSet<String> hashes(Split split) {
    TreeSet<String> hashes = new TreeSet<>();
    split.train().values().forEach(p -> of(p).forEach(photo -> hashes.add(photo.hash())));
    return hashes;
  }
}
