package org.zethus.evaluator.similarity;

import java.util.concurrent.atomic.AtomicBoolean;
import org.zethus.api.audio.Waveform;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.Embeddings;
import org.zethus.dsp.MelCepstrum;

/**
 * An embedder without weights: mean and standard deviation of the mel cepstrum over each second,
 * half a second apart. It hears the colour of a sound and how much that changes, whatever the
 * level; it does not know what a speaker is. Good enough to notice that something broke, and always
 * there.
 *
 * @see <a href="https://doi.org/10.1109/TSA.2002.800560">Tzanetakis, Cook 2002, section III.A: such
 *     statistics as features of music</a>
 */
final class MelStatistics implements Embedder {
  static final int SAMPLE_RATE = 16_000;

  private static final double HOP_SECONDS = 0.01;
  private static final int FRAMES = 100;
  private static final int STEP = 50;
  private static final int COEFFICIENTS = 13;

  private final MelCepstrum cepstrum = new MelCepstrum(SAMPLE_RATE, HOP_SECONDS);
  private final AtomicBoolean closed = new AtomicBoolean();

  @Override
  public int sampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public int width() {
    return 2 * COEFFICIENTS;
  }

  @Override
  public Embeddings embed(Waveform waveform) {
    if (closed.get()) {
      throw new IllegalStateException("mel-statistics is closed");
    }
    float[] samples = waveform.samplesAt(SAMPLE_RATE, "mel-statistics");
    double[][] frames = samples.length < SAMPLE_RATE / 2 ? new double[0][] : cepstrum.of(samples);
    int whole = frames.length < FRAMES ? 0 : (frames.length - FRAMES) / STEP + 1;
    int count = frames.length == 0 ? 0 : Math.max(1, whole);
    float[][] vectors = new float[count][];
    for (int v = 0; v < count; v++) {
      vectors[v] = statistics(frames, v * STEP, Math.min(frames.length, v * STEP + FRAMES));
    }
    return Embeddings.of(width(), vectors);
  }

  private float[] statistics(double[][] frames, int from, int to) {
    float[] vector = new float[width()];
    for (int c = 0; c < COEFFICIENTS; c++) {
      double sum = 0;
      double squares = 0;
      for (int t = from; t < to; t++) {
        sum += frames[t][c];
        squares += frames[t][c] * frames[t][c];
      }
      double mean = sum / (to - from);
      vector[c] = (float) mean;
      vector[COEFFICIENTS + c] =
          (float) Math.sqrt(Math.max(0, squares / (to - from) - mean * mean));
    }
    return vector;
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
