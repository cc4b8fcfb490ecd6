package dev.walkout.shop.bench.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Lucene's HNSW graph in memory, over the exact vectors, in one segment; a yardstick. */
final class LuceneGraph implements Graph {

  private static final String FIELD = "anchor";
  private static final int DEGREE = 16;
  private static final int BEAM = 100;

  private final Directory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final int k;
  private int width;

  LuceneGraph(List<float[]> anchors, int k) {
    this.k = k;
    this.width = k;
    try {
      write(anchors);
      this.reader = DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.searcher = new IndexSearcher(reader);
  }

  @Override
  public void widen(int candidates) {
    this.width = candidates;
  }

  @Override
  public String name() {
    return "Lucene HNSW";
  }

  @Override
  public String setting() {
    return "degree " + DEGREE + ", candidates " + width;
  }

  @Override
  public List<float[]> search(Clusters.Burst burst) {
    List<float[]> answers = new ArrayList<>(burst.crops().size());
    for (float[] query : burst.crops()) {
      try {
        ScoreDoc[] found =
            searcher.search(new KnnFloatVectorQuery(FIELD, query, width), k).scoreDocs;
        float[] dots = new float[found.length];
        for (int i = 0; i < dots.length; i++) {
          dots[i] = 2 * found[i].score - 1; // it scores (1 + dot) / 2
        }
        answers.add(dots);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answers;
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(List<float[]> anchors) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig();
    config.setCodec(
        new Lucene912Codec() {
          @Override
          public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return new Lucene99HnswVectorsFormat(DEGREE, BEAM);
          }
        });
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (float[] anchor : anchors) {
        Document document = new Document();
        document.add(new KnnFloatVectorField(FIELD, anchor, VectorSimilarityFunction.DOT_PRODUCT));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }
}
