package dev.walkout.edge.config;

/** A number of bytes, written {@code 2 GB} in the file; units are powers of 1024. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return Units.text(this);
  }

  static ByteSize megabytes(long megabytes) {
    return new ByteSize(megabytes << 20);
  }
}
