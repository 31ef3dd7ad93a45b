package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.zethus.fastspeech2.VarianceAdaptor.Targets;
import org.zethus.torch.Tensors;
import org.zethus.torch.fastspeech.LengthRegulator;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.tts.Statistics;

/**
 * Utterances to learn from, padded to the longest; plain Java values, so that one thread can read
 * the next batch while another computes.
 *
 * @param ids of symbols, per utterance and phone
 * @param speakers ids, (B)
 * @param durations frames per utterance and phone
 * @param pitch normalised, (B, P) or (B, T)
 * @param energy likewise
 * @param mel (B, mel bins, T)
 */
record Batch(
    long[][] ids, long[] speakers, int[][] durations, float[] pitch, float[] energy, float[] mel) {

  /** Reads and pads. */
  static Batch read(List<Corpus.Item> items, Vocabulary vocabulary) {
    int size = items.size();
    int[] frames = items.stream().mapToInt(Corpus.Item::frames).toArray();
    int mostFrames = max(frames);
    long[][] ids = new long[size][];
    long[] speakers = new long[size];
    int[][] durations = new int[size][];
    int bins = vocabulary.melBins();
    float[] mel = new float[size * bins * mostFrames];
    for (int b = 0; b < size; b++) {
      Corpus.Item item = items.get(b);
      ids[b] = vocabulary.symbols().ids(item.utterance().phones());
      speakers[b] = vocabulary.speakers().id(item.utterance().speaker());
      durations[b] = item.durations().clone();
      float[] values = item.source().mel();
      for (int bin = 0; bin < bins; bin++) {
        System.arraycopy(values, bin * frames[b], mel, (b * bins + bin) * mostFrames, frames[b]);
      }
    }
    Statistics statistics = vocabulary.statistics();
    return new Batch(
        ids,
        speakers,
        durations,
        padded(items.stream().map(Corpus.Item::pitch).toList(), statistics.pitch()),
        padded(items.stream().map(Corpus.Item::energy).toList(), statistics.energy()),
        mel);
  }

  private static float[] padded(List<float[]> rows, Statistics.Feature feature) {
    int longest = max(rows.stream().mapToInt(row -> row.length).toArray());
    float[] flat = new float[rows.size() * longest];
    for (int b = 0; b < rows.size(); b++) {
      for (int i = 0; i < rows.get(b).length; i++) {
        flat[b * longest + i] = (float) feature.normalise(rows.get(b)[i]);
      }
    }
    return flat;
  }

  private static int max(int[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** {@return the input of the network} */
  Phones phones(NDManager manager) {
    return Phones.of(manager, ids, speakers);
  }

  /** {@return what the variance adaptor is taught} */
  Targets targets(NDManager manager) {
    return new Targets(
        durations,
        Tensors.of(manager, pitch, ids.length, pitch.length / ids.length),
        Tensors.of(manager, energy, ids.length, energy.length / ids.length));
  }

  /** {@return what the decoder is taught, (B, T, mel bins)} */
  NDArray mel(NDManager manager) {
    int frames = max(LengthRegulator.totals(durations));
    int bins = mel.length / ids.length / frames;
    return Tensors.of(manager, mel, ids.length, bins, frames).transpose(0, 2, 1);
  }
}
