package org.zethus.dualcodectts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.codes.StoredCodes;
import org.zethus.torch.tts.JoinedUtterance;

/**
 * An utterance to learn from.
 *
 * @param speaker who says it
 * @param text as written
 * @param codes (codebooks, frames)
 */
record Spoken(String speaker, String text, int[][] codes) {
  /**
   * Reads the inputs {@code utterances} and {@code codes}.
   *
   * @throws ZethusException if they do not fit together or do not fit the networks; the message
   *     names the file or the utterance
   */
  static List<Spoken> read(RunContext context, CodebookFillerConfig model) {
    List<Spoken> corpus = new ArrayList<>();
    for (JoinedUtterance source : JoinedUtterance.read(context, List.of(StoredCodes.CODES))) {
      context.cancel().throwIfCancelled();
      String text = source.utterance().text();
      if (text.isBlank()) {
        throw new ZethusException(
            "utterance '%s' has no text: give the input 'utterances' those of a corpus with its texts"
                .formatted(source.utterance().id()));
      }
      int[][] codes =
          StoredCodes.read(
              source.file(StoredCodes.CODES),
              model.sizes(),
              "num_quantizers, first_layer_vocab_size and target_vocab_size");
      corpus.add(new Spoken(source.utterance().speaker(), text, codes));
    }
    return corpus;
  }

  int frames() {
    return codes[0].length;
  }

  /** {@return both, one after the other} */
  Spoken then(Spoken next) {
    int[][] both = new int[codes.length][];
    for (int k = 0; k < both.length; k++) {
      both[k] = IntStream.concat(IntStream.of(codes[k]), IntStream.of(next.codes[k])).toArray();
    }
    return new Spoken(next.speaker, text + " " + next.text, both);
  }
}
