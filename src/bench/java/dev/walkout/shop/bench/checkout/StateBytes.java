package dev.walkout.shop.bench.checkout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.streams.KafkaStreams;

/** How many bytes checkout's stores take on disk and in memory, and on the broker. */
final class StateBytes {

  private static final String CHANGELOG = "-changelog";

  private final String address;
  private final KafkaStreams streams;

  StateBytes(String address, KafkaStreams streams) {
    this.address = address;
    this.streams = streams;
  }

  /**
   * At one moment, all stores together.
   *
   * @param rocksDb of RocksDB's tables in memory and of its files
   * @param changelog of what was ever logged, since nothing is compacted in so short a time
   */
  record Read(long rocksDb, long changelog) {
    Read minus(Read before) {
      return new Read(rocksDb - before.rocksDb, changelog - before.changelog);
    }
  }

  Read read() throws ExecutionException, InterruptedException {
    return new Read(metric("size-all-mem-tables") + metric("total-sst-files-size"), changelogs());
  }

  private long metric(String name) {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
        .sum();
  }

  private long changelogs() throws ExecutionException, InterruptedException {
    Map<String, Long> sizes = new HashMap<>();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      List<Integer> brokers =
          admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      for (Map<String, LogDirDescription> folders :
          admin.describeLogDirs(brokers).allDescriptions().get().values()) {
        for (LogDirDescription folder : folders.values()) {
          folder
              .replicaInfos()
              .forEach((partition, info) -> sizes.merge(partition.topic(), info.size(), Long::sum));
        }
      }
    }
    return sizes.entrySet().stream()
        .filter(topic -> topic.getKey().endsWith(CHANGELOG))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
