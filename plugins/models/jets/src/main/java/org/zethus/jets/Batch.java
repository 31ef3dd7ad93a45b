package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.zethus.jets.Jets.Speech;
import org.zethus.text.SymbolTable;
import org.zethus.torch.Tensors;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.tts.Speakers;
import org.zethus.torch.tts.Statistics;

/**
 * Utterances to learn from, and the segment of each that is heard; plain Java values, so that one
 * thread can read the next batch while another computes.
 *
 * @param ids of symbols, per utterance and phone
 * @param speakers ids, (B)
 * @param frames per utterance
 * @param longest T; at least a segment
 * @param mel (B, mel bins, T)
 * @param pitch normalised, per utterance and frame
 * @param energy likewise
 * @param starts first frame of each segment
 * @param audio samples of the segments, (B, samples); what goes beyond an utterance is silence
 */
record Batch(
    long[][] ids,
    long[] speakers,
    int[] frames,
    int longest,
    float[] mel,
    float[][] pitch,
    float[][] energy,
    int[] starts,
    float[] audio) {

  /**
   * Reads utterances.
   *
   * @param segment its frames
   */
  record Reader(JetsConfig config, SymbolTable symbols, Speakers speakers, int segment) {
    static Reader of(JetsConfig config, int segment) {
      return new Reader(
          config, new SymbolTable(config.symbols()), new Speakers(config.speakers()), segment);
    }

    /**
     * {@return a batch}
     *
     * @param start first frame of a segment, of how many frames there are to choose from
     */
    Batch read(List<Corpus.Item> items, IntUnaryOperator start) {
      int size = items.size();
      int[] frames = items.stream().mapToInt(Corpus.Item::frames).toArray();
      int longest = Math.max(segment, Arrays.stream(frames).max().orElse(0));
      int bins = config.mel().melBins();
      int samples = segment * config.mel().hopLength();
      Batch batch =
          new Batch(
              new long[size][],
              new long[size],
              frames,
              longest,
              new float[size * bins * longest],
              new float[size][],
              new float[size][],
              new int[size],
              new float[size * samples]);
      for (int b = 0; b < size; b++) {
        Corpus.Item item = items.get(b);
        batch.ids[b] = symbols.ids(item.utterance().phones());
        batch.speakers[b] = speakers.id(item.utterance().speaker());
        float[] mel = item.source().mel();
        for (int bin = 0; bin < bins; bin++) {
          System.arraycopy(mel, bin * frames[b], batch.mel, (b * bins + bin) * longest, frames[b]);
        }
        batch.pitch[b] = normalised(item.pitch(), config.statistics().pitch());
        batch.energy[b] = normalised(item.energy(), config.statistics().energy());
        batch.starts[b] = start.applyAsInt(Math.max(1, frames[b] - segment + 1));
        float[] sound = item.source().samples(config.mel().sampleRate());
        int first = Math.min(batch.starts[b] * config.mel().hopLength(), sound.length);
        int length = Math.min(samples, sound.length - first);
        System.arraycopy(sound, first, batch.audio, b * samples, length);
      }
      return batch;
    }

    private static float[] normalised(float[] values, Statistics.Feature feature) {
      float[] normal = new float[values.length];
      for (int t = 0; t < normal.length; t++) {
        normal[t] = (float) feature.normalise(values[t]);
      }
      return normal;
    }
  }

  /** {@return what is said} */
  Phones phones(NDManager manager) {
    return Phones.of(manager, ids, speakers);
  }

  /** {@return how it is said} */
  Speech speech(NDManager manager) {
    int bins = mel.length / frames.length / longest;
    return new Speech(
        Tensors.of(manager, mel, frames.length, bins, longest).transpose(0, 2, 1),
        Mask.of(manager, frames, longest),
        pitch,
        energy);
  }

  /** {@return the sound of the segments, (B, samples)} */
  NDArray audio(NDManager manager) {
    return Tensors.of(manager, audio, frames.length, audio.length / frames.length);
  }
}
