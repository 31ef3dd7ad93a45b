package org.zethus.vits;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Stft;
import org.zethus.text.SymbolTable;
import org.zethus.torch.tts.JoinedUtterance;
import org.zethus.torch.tts.Speakers;

/**
 * The utterances of a training run: phones and speaker of the input {@code utterances}, sound of
 * the input {@code audio}.
 *
 * @param items in the order of the former; at least one
 * @param mel how frames are made
 */
record Corpus(List<Item> items, MelSpec mel) {
  /**
   * One utterance.
   *
   * @param joined phones and speaker, and the file of its sound
   * @param frames how many there are
   */
  record Item(JoinedUtterance joined, int frames) {
    Utterance utterance() {
      return joined.utterance();
    }
  }

  Corpus {
    items = List.copyOf(items);
  }

  /**
   * Reads the inputs of a run.
   *
   * @throws ZethusException if they do not fit together; the message names the utterance
   */
  static Corpus read(RunContext context, MelSpec mel) {
    Stft stft = Stft.of(mel);
    List<Item> items = new ArrayList<>();
    for (JoinedUtterance joined : JoinedUtterance.read(context, List.of(JoinedUtterance.AUDIO))) {
      context.cancel().throwIfCancelled();
      if (joined.utterance().phones().isEmpty()) {
        throw new ZethusException(
            "utterance '%s' has no phones. Give this stage the utterances of preprocessor/phonemes."
                .formatted(joined.utterance().id()));
      }
      int samples = joined.samples(mel.sampleRate()).length;
      items.add(new Item(joined, stft.frames(samples)));
    }
    return new Corpus(items, mel);
  }

  /** {@return all symbols that occur} */
  SymbolTable symbols() {
    return SymbolTable.of(items.stream().map(item -> item.utterance().phones()).toList());
  }

  /** {@return all speakers that occur} */
  Speakers speakers() {
    return Speakers.of(items.stream().map(Item::utterance).toList());
  }

  /**
   * {@return the corpus without utterances that cannot be aligned, since they have fewer frames
   * than symbols}
   *
   * @throws ZethusException if none is left
   */
  Corpus alignable(Vocabulary vocabulary, RunContext context) {
    List<Item> kept =
        items.stream()
            .filter(item -> item.frames() >= vocabulary.length(item.utterance().phones().size()))
            .toList();
    if (kept.isEmpty()) {
      throw new ZethusException(
          ("no utterance has a frame for each of its symbols; found %d utterances. A smaller"
                  + " preprocess.hop_size makes more frames, preprocess.add_blank: false fewer"
                  + " symbols.")
              .formatted(items.size()));
    }
    if (kept.size() < items.size()) {
      context
          .log()
          .warn(
              "{} of {} utterances have fewer frames than symbols and are left out",
              items.size() - kept.size(),
              items.size());
    }
    return new Corpus(kept, mel);
  }
}
