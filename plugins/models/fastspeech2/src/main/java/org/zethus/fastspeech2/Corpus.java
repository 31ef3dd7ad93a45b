package org.zethus.fastspeech2;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.fastspeech2.FastSpeech2Config.Features;
import org.zethus.text.SymbolTable;
import org.zethus.torch.tts.Contours;
import org.zethus.torch.tts.JoinedUtterance;
import org.zethus.torch.tts.PhoneLevel;
import org.zethus.torch.tts.Speakers;
import org.zethus.torch.tts.Statistics;

/**
 * The utterances of a training run, joined from the manifests of their features by id. Pitch,
 * energy and durations are in memory; mel frames, the bulk, stay in their files until a batch wants
 * them.
 *
 * @param items in the order of the manifest; at least one
 */
record Corpus(List<Item> items) {
  /**
   * One utterance.
   *
   * @param source text, phones, speaker, and where its mel frames are
   * @param durations frames per phone, summing to {@code frames}
   * @param frames number of mel frames
   * @param pitch per phone or per frame, on the scale of the statistics; NaN without a voiced frame
   * @param energy likewise
   */
  record Item(JoinedUtterance source, int[] durations, int frames, float[] pitch, float[] energy) {
    /** {@return text, phones and speaker} */
    Utterance utterance() {
      return source.utterance();
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
  static Corpus read(RunContext context, Features features) {
    if (!context.inputs().contains(JoinedUtterance.DURATIONS)) {
      throw new ZethusException(
          "no input 'durations': give this stage those of preprocessor/durations where the corpus brings an alignment, those of preprocessor/aligned-durations where it does not");
    }
    List<String> roles =
        List.of(
            JoinedUtterance.MEL,
            JoinedUtterance.PITCH,
            JoinedUtterance.ENERGY,
            JoinedUtterance.DURATIONS);
    List<Item> items = new ArrayList<>();
    for (JoinedUtterance source : JoinedUtterance.read(context, roles)) {
      context.cancel().throwIfCancelled();
      items.add(item(source, features));
    }
    return new Corpus(items);
  }

  private static Item item(JoinedUtterance source, Features features) {
    int frames = source.melFrames(features.melBins());
    int[] durations = source.durations(frames);
    float[] pitch =
        Contours.pitch(source.perFrame(JoinedUtterance.PITCH, frames), features.useLogScalePitch());
    float[] energy =
        Contours.energy(
            source.perFrame(JoinedUtterance.ENERGY, frames), features.useLogScaleEnergy());
    return new Item(
        source,
        durations,
        frames,
        features.useFramePitch() ? pitch : PhoneLevel.means(pitch, durations),
        features.useFrameEnergy() ? energy : PhoneLevel.means(energy, durations));
  }

  /** {@return pitch and energy over all utterances} */
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
