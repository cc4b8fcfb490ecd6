package dev.walkout.vision.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The losses once more, term by term as their papers write them, in double: what the graph is
 * checked against. Vectors may have any length; each formula brings them to unit length first.
 */
final class LossFormulas {

  private LossFormulas() {}

  /** A loss of vectors [B][D] and what is learnt beside them, [P][D]. */
  interface Formula {
    double of(double[][] x, double[][] proxies, int[] products);
  }

  static double contrastive(double[][] x, int[] y, double margin) {
    double near = 0;
    double far = 0;
    int fellows = 0;
    int strangers = 0;
    for (int i = 0; i < y.length; i++) {
      for (int j = i + 1; j < y.length; j++) {
        double distance = Math.sqrt(squared(x[i], x[j]));
        if (y[i] == y[j]) {
          near += distance * distance / 2;
          fellows++;
        } else {
          far += Math.pow(Math.max(0, margin - distance), 2) / 2;
          strangers++;
        }
      }
    }
    return near / fellows + far / strangers;
  }

  static double batchHard(double[][] x, int[] y, double margin) {
    double sum = 0;
    for (int a = 0; a < y.length; a++) {
      double farthest = 0;
      double nearest = Double.MAX_VALUE;
      for (int j = 0; j < y.length; j++) {
        double distance = Math.sqrt(squared(x[a], x[j]));
        if (y[j] == y[a]) {
          farthest = Math.max(farthest, distance);
        } else {
          nearest = Math.min(nearest, distance);
        }
      }
      sum += Math.max(0, margin + farthest - nearest);
    }
    return sum / y.length;
  }

  static double relationalDistillation(double[][] x, List<double[][]> teachers) {
    double[][] ours = potentials(x);
    List<double[][]> theirs = teachers.stream().map(LossFormulas::potentials).toList();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        double wanted = 0;
        for (double[][] one : theirs) {
          wanted += one[i][j] / theirs.size();
        }
        double error = Math.abs(ours[i][j] - wanted);
        sum += error <= 1 ? error * error / 2 : error - 0.5;
      }
    }
    return sum / (x.length * (x.length - 1));
  }

  /** Distances of all pairs by their mean. */
  private static double[][] potentials(double[][] x) {
    double[][] distances = new double[x.length][x.length];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        distances[i][j] = i == j ? 0 : Math.sqrt(squared(x[i], x[j]));
        sum += distances[i][j];
      }
    }
    double mean = sum / (x.length * (x.length - 1));
    for (double[] row : distances) {
      Arrays.setAll(row, j -> row[j] / mean);
    }
    return distances;
  }

  static double semiHard(double[][] x, int[] y, double margin) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < y.length; a++) {
      for (int p = 0; p < y.length; p++) {
        if (a == p || y[a] != y[p]) {
          continue;
        }
        double own = squared(x[a], x[p]);
        double nearestFarther = Double.MAX_VALUE;
        double farthest = 0;
        for (int n = 0; n < y.length; n++) {
          if (y[n] != y[a]) {
            double other = squared(x[a], x[n]);
            farthest = Math.max(farthest, other);
            nearestFarther = other > own ? Math.min(nearestFarther, other) : nearestFarther;
          }
        }
        double negative = nearestFarther == Double.MAX_VALUE ? farthest : nearestFarther;
        sum += Math.max(0, own - negative + margin);
        pairs++;
      }
    }
    return sum / pairs;
  }

  static double nPair(double[][] x, int[] y, double scale) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < y.length; a++) {
      for (int p = 0; p < y.length; p++) {
        if (a != p && y[a] == y[p]) {
          double inner = 1;
          for (int n = 0; n < y.length; n++) {
            inner += y[n] == y[a] ? 0 : Math.exp(scale * (cosine(x[a], x[n]) - cosine(x[a], x[p])));
          }
          sum += Math.log(inner);
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  static double multiSimilarity(double[][] x, int[] y, MultiSimilarity how) {
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      double leastFellow = Double.MAX_VALUE;
      double mostStranger = -Double.MAX_VALUE;
      for (int k = 0; k < y.length; k++) {
        double s = cosine(x[i], x[k]);
        leastFellow = k != i && y[k] == y[i] ? Math.min(leastFellow, s) : leastFellow;
        mostStranger = y[k] != y[i] ? Math.max(mostStranger, s) : mostStranger;
      }
      double pull = 0;
      double push = 0;
      for (int k = 0; k < y.length; k++) {
        double s = cosine(x[i], x[k]);
        if (y[k] != y[i] && s + MultiSimilarity.SLACK > leastFellow) {
          push += Math.exp(how.push() * (s - how.border()));
        } else if (k != i && y[k] == y[i] && s - MultiSimilarity.SLACK < mostStranger) {
          pull += Math.exp(-how.pull() * (s - how.border()));
        }
      }
      total += Math.log(1 + pull) / how.pull() + Math.log(1 + push) / how.push();
    }
    return total / y.length;
  }

  static double supervisedContrastive(double[][] x, int[] y, double temperature) {
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      double all = 0;
      double own = 0;
      int fellows = 0;
      for (int k = 0; k < y.length; k++) {
        if (k != i) {
          all += Math.exp(cosine(x[i], x[k]) / temperature);
          own += y[k] == y[i] ? cosine(x[i], x[k]) / temperature : 0;
          fellows += y[k] == y[i] ? 1 : 0;
        }
      }
      total -= fellows == 0 ? 0 : own / fellows - Math.log(all);
    }
    return total / y.length;
  }

  static double proxyNca(double[][] x, double[][] proxies, int[] y, double scale) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double others = 0;
      for (int p = 0; p < proxies.length; p++) {
        others += p == y[i] ? 0 : Math.exp(-scale * squared(x[i], proxies[p]));
      }
      sum -= Math.log(Math.exp(-scale * squared(x[i], proxies[y[i]])) / others);
    }
    return sum / y.length;
  }

  static double proxyAnchor(double[][] x, double[][] proxies, int[] y, double[] scaleAndMargin) {
    double alpha = scaleAndMargin[0];
    double delta = scaleAndMargin[1];
    double pulled = 0;
    double pushed = 0;
    int present = 0;
    for (int p = 0; p < proxies.length; p++) {
      double own = 0;
      double others = 0;
      for (int i = 0; i < y.length; i++) {
        double s = cosine(x[i], proxies[p]);
        own += y[i] == p ? Math.exp(-alpha * (s - delta)) : 0;
        others += y[i] == p ? 0 : Math.exp(alpha * (s + delta));
      }
      present += own > 0 ? 1 : 0;
      pulled += own > 0 ? Math.log(1 + own) : 0;
      pushed += Math.log(1 + others);
    }
    return pulled / present + pushed / proxies.length;
  }

  /** The centres of product p are the rows p, p + P, p + 2P and so on. */
  static double softTriple(
      double[][] x, double[][] centres, int[] y, SoftTriple.Settings settings) {
    int products = centres.length / SoftTriple.CENTRES;
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double all = 0;
      double own = 0;
      for (int p = 0; p < products; p++) {
        double weights = 0;
        double weighted = 0;
        for (int k = p; k < centres.length; k += products) {
          double s = cosine(x[i], centres[k]);
          double weight = Math.exp(s / settings.softness());
          weights += weight;
          weighted += weight * s;
        }
        double s = weighted / weights - (p == y[i] ? settings.margin() : 0);
        all += Math.exp(settings.scale() * s);
        own = p == y[i] ? Math.exp(settings.scale() * s) : own;
      }
      sum -= Math.log(own / all);
    }
    double apart = 0;
    for (int p = 0; p < products; p++) {
      for (int t = p; t < centres.length; t += products) {
        for (int s = t + products; s < centres.length; s += products) {
          apart += Math.sqrt(2 - 2 * cosine(centres[s], centres[t]));
        }
      }
    }
    int count = SoftTriple.CENTRES;
    return sum / y.length + settings.merging() * apart / (products * count * (count - 1));
  }

  static double cosineSoftmax(double[][] x, double[][] proxies, int[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double[] logits = new double[proxies.length];
      for (int p = 0; p < proxies.length; p++) {
        double margin = p == y[i] ? CosineSoftmax.MARGIN : 0;
        logits[p] = CosineSoftmax.SCALE * (cosine(x[i], proxies[p]) - margin);
      }
      sum += crossEntropy(logits, y[i], CosineSoftmax.SMOOTHING);
    }
    return sum / y.length;
  }

  /** Rows of {@code head} are not brought to unit length. */
  static double embeddingHead(double[][] x, double[][] head, int[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double[] logits = new double[head.length];
      for (int p = 0; p < head.length; p++) {
        logits[p] = dot(x[i], head[p]) / Math.sqrt(dot(x[i], x[i]));
      }
      sum += crossEntropy(logits, y[i], 0);
    }
    return sum / y.length;
  }

  private static double crossEntropy(double[] logits, int target, double smoothing) {
    double all = 0;
    for (double logit : logits) {
      all += Math.exp(logit);
    }
    double sum = 0;
    for (int p = 0; p < logits.length; p++) {
      double wanted = (p == target ? 1 - smoothing : 0) + smoothing / logits.length;
      sum -= wanted * (logits[p] - Math.log(all));
    }
    return sum;
  }

  /** The slope of a function at zero, by central differences. */
  static double slope(DoubleUnaryOperator f) {
    double step = 1e-5;
    return (f.applyAsDouble(step) - f.applyAsDouble(-step)) / (2 * step);
  }

  private static double squared(double[] a, double[] b) {
    return 2 - 2 * cosine(a, b);
  }

  private static double cosine(double[] a, double[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
