package dev.walkout.topology.recognition;

import dev.walkout.schemas.avro.Burst;
import dev.walkout.schemas.avro.Candidate;
import dev.walkout.schemas.avro.Crop;
import dev.walkout.schemas.avro.CropSighting;
import dev.walkout.schemas.avro.MatchPath;
import dev.walkout.schemas.avro.ObservationRef;
import dev.walkout.schemas.avro.Sighting;
import dev.walkout.schemas.avro.Verdict;
import dev.walkout.vision.embed.Embedder;
import dev.walkout.vision.match.Match;
import dev.walkout.vision.match.Match.CropMatch;
import dev.walkout.vision.match.Thresholds;
import dev.walkout.vision.picture.BadPicture;
import dev.walkout.vision.picture.Jpeg;
import dev.walkout.vision.picture.Picture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Recognition by a model: a burst's crops are decoded, embedded in one batch and matched by their
 * mean against the gallery of that moment.
 */
public final class BurstRecogniser implements Recogniser {

  /** A batch is one burst, so the contract's most crops bound the memory of one. */
  static final int MOST_CROPS = 8;

  private final Embedder embedder;
  private final Supplier<GalleryInUse> galleries;

  /** A recogniser that asks for the gallery once for every burst. */
  public BurstRecogniser(Embedder embedder, Supplier<GalleryInUse> galleries) {
    this.embedder = embedder;
    this.galleries = galleries;
  }

  @Override
  public Sighting recognise(Burst burst, ObservationRef source) {
    List<Decoded> crops = decode(burst);
    List<Decoded> readable = crops.stream().filter(crop -> crop.picture() != null).toList();
    if (readable.isEmpty()) {
      throw crops.get(0).fault();
    }
    GalleryInUse current = galleries.get();
    checkModel(current);
    List<float[]> vectors = embedder.embed(readable.stream().map(Decoded::picture).toList());
    float[] qualities = new float[readable.size()];
    for (int i = 0; i < qualities.length; i++) {
      qualities[i] = readable.get(i).quality();
    }
    Match match = current.gate().match(vectors, qualities);
    return sighting(burst, current, match, perCrop(crops, match));
  }

  /** A crop: its picture, or why there is none. */
  private record Decoded(Picture picture, float quality, BadPicture fault) {}

  private static List<Decoded> decode(Burst burst) {
    int count = burst.getCrops().size();
    if (count < 1 || count > MOST_CROPS) {
      throw new BadPicture("crops", "" + count, "send 1 to " + MOST_CROPS + " crops in a burst");
    }
    List<Decoded> decoded = new ArrayList<>(count);
    for (Crop crop : burst.getCrops()) {
      decoded.add(decode(crop));
    }
    return decoded;
  }

  private static Decoded decode(Crop crop) {
    float quality = crop.getQuality();
    if (!(quality >= 0 && quality <= 1)) {
      return new Decoded(
          null, 0, new BadPicture("quality", "" + quality, "rate crops from 0 to 1"));
    }
    ByteBuffer jpeg = crop.getJpeg().duplicate();
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.get(bytes);
    try {
      return new Decoded(Jpeg.decode(bytes), quality, null);
    } catch (BadPicture unreadable) {
      return new Decoded(null, quality, unreadable);
    }
  }

  private void checkModel(GalleryInUse current) {
    String gallerys = current.gallery().model().version();
    String embedders = embedder.model().version();
    if (!Objects.equals(gallerys, embedders)) {
      throw new IllegalStateException(
          "gallery "
              + current.gallery().version()
              + " is of model "
              + gallerys
              + ", but bursts are embedded with "
              + embedders);
    }
  }

  private static List<CropSighting> perCrop(List<Decoded> crops, Match match) {
    List<CropSighting> sightings = new ArrayList<>(crops.size());
    Iterator<CropMatch> matches = match.crops().iterator();
    for (Decoded crop : crops) {
      if (crop.picture() == null) {
        sightings.add(
            new CropSighting(Verdict.UNKNOWN, null, 0f, crop.quality(), crop.fault().getMessage()));
      } else if (matches.hasNext()) {
        CropMatch nearest = matches.next();
        sightings.add(
            new CropSighting(
                verdict(nearest.distance(), match.thresholds()),
                nearest.sku(),
                (float) nearest.distance(),
                crop.quality(),
                null));
      } else {
        sightings.add(new CropSighting(Verdict.UNKNOWN, null, 0f, crop.quality(), null));
      }
    }
    return sightings;
  }

  /** What the distance alone says of one crop; the burst's verdict also asks for the margin. */
  private static Verdict verdict(double distance, Thresholds thresholds) {
    if (distance <= thresholds.acceptBelow()) {
      return Verdict.KNOWN;
    }
    return distance >= thresholds.rejectAbove() ? Verdict.UNKNOWN : Verdict.AMBIGUOUS;
  }

  private Sighting sighting(
      Burst burst, GalleryInUse current, Match match, List<CropSighting> crops) {
    return Sighting.newBuilder()
        .setAction(burst.getAction())
        .setStartedAt(burst.getStartedAt())
        .setEndedAt(burst.getEndedAt())
        .setShelfId(burst.getShelfId())
        .setPersonTrack(burst.getPersonTrack())
        .setPieces(burst.getPieces())
        .setVerdict(Verdict.valueOf(match.verdict().name()))
        .setPath(MatchPath.valueOf(match.path().name()))
        .setCandidates(
            match.candidates().stream()
                .map(candidate -> new Candidate(candidate.sku(), (float) candidate.distance()))
                .toList())
        .setAcceptBelow((float) match.thresholds().acceptBelow())
        .setRejectAbove((float) match.thresholds().rejectAbove())
        .setTemperature((float) embedder.model().temperature())
        .setModel(embedder.model().name() + "-" + embedder.model().version())
        .setGallery(current.gallery().version())
        .setCrops(crops)
        .setReason(match.verdict() == Match.Verdict.KNOWN ? "" : match.reason())
        .setIndexUnavailable(match.indexUnavailable())
        .build();
  }
}
