package dev.walkout.shop.score;

import dev.walkout.schemas.avro.ReviewTask;
import dev.walkout.sim.score.Results;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a lane gave, store by store. */
final class StoreResults {

  private final Map<String, List<Results.Issued>> receipts;
  private final Map<String, Set<String>> reviews = new HashMap<>();

  StoreResults(Results results, List<ReviewTask> tasks) {
    receipts =
        results.receipts().stream()
            .collect(Collectors.groupingBy(issued -> issued.receipt().getStoreId()));
    for (ReviewTask task : tasks) {
      reviews.computeIfAbsent(task.getStoreId(), store -> new HashSet<>()).add(task.getReviewId());
    }
  }

  /** What these stores gave together. */
  Results of(List<String> storeIds) {
    return new Results(
        storeIds.stream()
            .flatMap(store -> receipts.getOrDefault(store, List.of()).stream())
            .toList(),
        storeIds.stream().mapToLong(store -> reviews.getOrDefault(store, Set.of()).size()).sum());
  }
}
