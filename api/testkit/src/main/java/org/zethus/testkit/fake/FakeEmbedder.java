package org.zethus.testkit.fake;

import java.util.concurrent.atomic.AtomicBoolean;
import org.zethus.api.audio.Waveform;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.EmbedderPlugin;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;

/** Embeds each quarter of a second as its mean, its level, and how often it crosses zero. */
public final class FakeEmbedder implements Embedder {
  private static final int WIDTH = 3;

  private final int sampleRate;
  private final AtomicBoolean closed = new AtomicBoolean();

  public FakeEmbedder(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /** Offers it at 8 kHz, without a checkpoint. */
  public static final class Plugin implements EmbedderPlugin {
    @Override
    public Embedder load(Checkpoint checkpoint, Device device) {
      return new FakeEmbedder(8000);
    }
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public Embeddings embed(Waveform waveform) {
    if (closed.get()) {
      throw new IllegalStateException("this embedder is closed");
    }
    float[] samples = waveform.samplesAt(sampleRate, "the fake embedder");
    int length = sampleRate / 4;
    float[][] vectors = new float[samples.length / length][];
    for (int v = 0; v < vectors.length; v++) {
      vectors[v] = vector(samples, v * length, length);
    }
    return Embeddings.of(WIDTH, vectors);
  }

  private static float[] vector(float[] samples, int from, int length) {
    double sum = 0;
    double squares = 0;
    int crossings = 0;
    for (int i = from; i < from + length; i++) {
      sum += samples[i];
      squares += samples[i] * samples[i];
      crossings += i > from && samples[i] * samples[i - 1] < 0 ? 1 : 0;
    }
    return new float[] {
      (float) (sum / length), (float) Math.sqrt(squares / length), (float) crossings / length
    };
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
