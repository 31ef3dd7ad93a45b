package org.zethus.testkit.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;

/** Scores how much longer, in seconds, the manifest says the generated utterance is. */
public final class FakeEvaluator implements Evaluator {
  /** Offers it. */
  public static final class Plugin implements EvaluatorPlugin {
    @Override
    public Evaluator open(RunContext context) {
      return new FakeEvaluator();
    }
  }

  @Override
  public Scores evaluate(Manifest reference, Manifest generated) {
    Map<String, Utterance> references = reference.byId();
    List<Scores.Item> items = new ArrayList<>();
    for (Utterance utterance : generated.utterances()) {
      Utterance original = references.get(utterance.id());
      if (original != null) {
        items.add(item(original, utterance));
      }
    }
    if (items.isEmpty()) {
      throw new ZethusException(
          "%s and %s have no utterance in common"
              .formatted(reference.folder(), generated.folder()));
    }
    double mean =
        items.stream().mapToDouble(item -> item.values().get("longer")).average().orElseThrow();
    return new Scores("difference in duration, s", items, Map.of("mean", mean));
  }

  private static Scores.Item item(Utterance reference, Utterance generated) {
    return new Scores.Item(
        generated.id(), Map.of("longer", generated.seconds() - reference.seconds()));
  }
}
