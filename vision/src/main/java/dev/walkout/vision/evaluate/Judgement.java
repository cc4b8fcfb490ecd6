package dev.walkout.vision.evaluate;

import dev.walkout.vision.evaluate.EvaluationReport.Gate;
import dev.walkout.vision.evaluate.EvaluationReport.Row;
import dev.walkout.vision.evaluate.EvaluationReport.Sides;

/** What one model reached; {@code unseen} and {@code beforeEnrolled} are null without new ones. */
record Judgement(
    Contender contender,
    Sides known,
    Sides unseen,
    Gate gate,
    Strangers strangers,
    Strangers beforeEnrolled,
    double msPerCrop) {

  Row row() {
    return new Row(contender.name(), known, unseen, strangers, msPerCrop);
  }
}
