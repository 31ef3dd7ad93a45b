package org.zethus.jets;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.SymbolTable;
import org.zethus.torch.tts.Contours;
import org.zethus.torch.tts.JoinedUtterance;
import org.zethus.torch.tts.Speakers;
import org.zethus.torch.tts.Statistics;

/**
 * The utterances of a training run, joined from the manifests of their features by id. Pitch and
 * energy are in memory; mel frames and sound, the bulk, stay in their files until a batch wants
 * them.
 *
 * @param items in the order of the manifest; at least one
 */
record Corpus(List<Item> items) {
  private static final List<String> ROLES =
      List.of(
          JoinedUtterance.AUDIO,
          JoinedUtterance.MEL,
          JoinedUtterance.PITCH,
          JoinedUtterance.ENERGY);

  /**
   * One utterance.
   *
   * @param source text, phones, speaker, and where its mel frames and its sound are
   * @param frames number of mel frames; at least one for each phone
   * @param pitch per frame, on the scale of the statistics; NaN without a voiced frame
   * @param energy likewise
   */
  record Item(JoinedUtterance source, int frames, float[] pitch, float[] energy) {
    /** {@return text, phones and speaker} */
    Utterance utterance() {
      return source.utterance();
    }
  }

  Corpus {
    items = List.copyOf(items);
  }

  /**
   * Reads the inputs of a run. What is longer than the model's {@code max_seq_len} is left out, and
   * so is what is too short to be aligned.
   *
   * @throws ZethusException if they do not fit together, which names the utterance, or if nothing
   *     is left
   */
  static Corpus read(
      RunContext context, JetsConfig.Model model, JetsConfig.Scales scales, int melBins) {
    List<JoinedUtterance> sources = JoinedUtterance.read(context, ROLES);
    List<Item> items = new ArrayList<>();
    for (JoinedUtterance source : sources) {
      context.cancel().throwIfCancelled();
      int phones = source.utterance().phones().size();
      if (phones == 0) {
        throw new ZethusException(
            "utterance '%s' has no phones. Give this stage the utterances of preprocessor/phonemes."
                .formatted(source.utterance().id()));
      }
      int frames = source.melFrames(melBins);
      if (frames >= phones && frames <= model.maxSeqLen()) {
        items.add(item(source, frames, scales));
      }
    }
    if (items.isEmpty()) {
      throw new ZethusException(
          "none of %d utterances has a frame for each phone and at most %d frames, which is model.max_seq_len"
              .formatted(sources.size(), model.maxSeqLen()));
    }
    if (items.size() < sources.size()) {
      context
          .log()
          .warn(
              "{} of {} utterances are left out: they have more than {} frames (model.max_seq_len), or fewer frames than phones",
              sources.size() - items.size(),
              sources.size(),
              model.maxSeqLen());
    }
    return new Corpus(items);
  }

  private static Item item(JoinedUtterance source, int frames, JetsConfig.Scales scales) {
    return new Item(
        source,
        frames,
        Contours.pitch(source.perFrame(JoinedUtterance.PITCH, frames), scales.useLogScalePitch()),
        Contours.energy(
            source.perFrame(JoinedUtterance.ENERGY, frames), scales.useLogScaleEnergy()));
  }

  /** {@return pitch and energy over all frames} */
  Statistics statistics() {
    return new Statistics(
        Statistics.Feature.of(items.stream().map(Item::pitch).toList()),
        Statistics.Feature.of(items.stream().map(Item::energy).toList()));
  }

  /** {@return all symbols that occur} */
  SymbolTable symbols() {
    return SymbolTable.of(items.stream().map(item -> item.utterance().phones()).toList());
  }

  /** {@return all speakers that occur} */
  Speakers speakers() {
    return Speakers.of(items.stream().map(Item::utterance).toList());
  }
}
