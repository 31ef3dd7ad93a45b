package org.zethus.dsp.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;

/** An utterance of both manifests. */
public record UtterancePair(Utterance reference, Utterance generated) {
  /**
   * {@return the utterances that both have, in the order of {@code generated}}
   *
   * @throws ZethusException if they have none in common
   */
  public static List<UtterancePair> match(Manifest reference, Manifest generated) {
    Map<String, Utterance> references = reference.byId();
    List<UtterancePair> pairs = new ArrayList<>();
    for (Utterance utterance : generated.utterances()) {
      Utterance expected = references.get(utterance.id());
      if (expected != null) {
        pairs.add(new UtterancePair(expected, utterance));
      }
    }
    if (pairs.isEmpty()) {
      throw new ZethusException(
          "nothing to compare: of %d utterances in %s none is among the %d in %s (ids %s and %s)"
              .formatted(
                  generated.utterances().size(),
                  generated.folder(),
                  references.size(),
                  reference.folder(),
                  firstIds(generated),
                  firstIds(reference)));
    }
    return pairs;
  }

  private static String firstIds(Manifest manifest) {
    List<String> ids = manifest.utterances().stream().map(Utterance::id).limit(3).toList();
    return ids.isEmpty() ? "none" : String.join(", ", ids) + (ids.size() < 3 ? "" : " …");
  }
}
