package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.zethus.torch.Tensors;

/**
 * Utterances to learn from, padded to the longest; plain Java values, so that one thread can read
 * the next batch while another computes.
 *
 * @param ids of symbols, (B, S) row by row, 0 at padding
 * @param symbols per utterance
 * @param speakers ids, (B)
 * @param linear magnitudes, (B, bins, T) row by row, 0 at padding
 * @param frames per utterance
 * @param paddedFrames T
 * @param starts first frame of each utterance's piece
 * @param audio samples of the pieces, (B, samples) row by row
 */
record Batch(
    long[] ids,
    int[] symbols,
    long[] speakers,
    float[] linear,
    int[] frames,
    int paddedFrames,
    long[] starts,
    float[] audio) {

  /**
   * Reads and pads.
   *
   * @param piece frames of a piece; what is shorter ends in silence
   * @param start where the piece of an utterance of so many frames begins
   */
  static Batch read(
      List<Corpus.Item> items,
      Vocabulary vocabulary,
      LinearSpectrogram spectrogram,
      int piece,
      ToIntFunction<Integer> start) {
    int size = items.size();
    int[] frames = items.stream().mapToInt(Corpus.Item::frames).toArray();
    int longest = Math.max(piece, max(frames));
    long[][] ids =
        items.stream()
            .map(item -> vocabulary.ids(item.utterance().phones()))
            .toArray(long[][]::new);
    int hop = spectrogram.mel().hopLength();
    float[] linear = new float[size * spectrogram.bins() * longest];
    float[] audio = new float[size * piece * hop];
    long[] starts = new long[size];
    for (int b = 0; b < size; b++) {
      float[] samples = items.get(b).joined().samples(spectrogram.mel().sampleRate());
      spectrogram.write(samples, frames[b], linear, b, longest);
      int first = start.applyAsInt(frames[b]);
      starts[b] = first;
      int there = Math.min(piece * hop, samples.length - first * hop);
      System.arraycopy(samples, first * hop, audio, b * piece * hop, there);
    }
    return new Batch(
        padded(ids),
        Arrays.stream(ids).mapToInt(row -> row.length).toArray(),
        items.stream()
            .mapToLong(item -> vocabulary.speakers().id(item.utterance().speaker()))
            .toArray(),
        linear,
        frames,
        longest,
        starts,
        audio);
  }

  private static long[] padded(long[][] rows) {
    int longest = max(Arrays.stream(rows).mapToInt(row -> row.length).toArray());
    long[] flat = new long[rows.length * longest];
    for (int b = 0; b < rows.length; b++) {
      System.arraycopy(rows[b], 0, flat, b * longest, rows[b].length);
    }
    return flat;
  }

  private static int max(int[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** {@return what is said, and by whom} */
  Vits.Text text(NDManager manager) {
    Mask mask = Mask.of(manager, symbols);
    return new Vits.Text(
        Tensors.of(manager, ids, mask.size(), mask.longest()),
        mask,
        Tensors.of(manager, speakers, mask.size()));
  }

  /** {@return the whole recordings} */
  Vits.Recordings recordings(NDManager manager) {
    int bins = linear.length / frames.length / paddedFrames;
    return new Vits.Recordings(
        Tensors.of(manager, linear, frames.length, bins, paddedFrames),
        Mask.of(manager, frames, paddedFrames));
  }

  /**
   * {@return the pieces' frames, an int64 index (B, frames)}
   *
   * @param length frames of a piece
   */
  NDArray pieces(NDManager manager, int length) {
    return new Pieces(starts, length).frames(manager);
  }

  /** {@return the samples of the pieces, (B, samples)} */
  NDArray audio(NDManager manager) {
    return Tensors.of(manager, audio, frames.length, audio.length / frames.length);
  }
}
