package org.zethus.testkit.fake;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;

/** Holds a square wave at each frame's mean level: loud frames stay loud, silence stays silent. */
public final class FakeVocoder implements Vocoder {
  private final MelSpec melSpec;
  private final AtomicBoolean closed = new AtomicBoolean();

  public FakeVocoder(MelSpec melSpec) {
    this.melSpec = melSpec;
  }

  /** Offers it for checkpoints with a {@code preprocess} section. */
  public static final class Plugin implements VocoderPlugin {
    private record CheckpointConfig(MelSpec preprocess) {}

    @Override
    public Vocoder load(Checkpoint checkpoint, Device device) {
      return new FakeVocoder(checkpoint.config(CheckpointConfig.class).preprocess());
    }
  }

  @Override
  public MelSpec melSpec() {
    return melSpec;
  }

  @Override
  public Waveform vocode(MelFrames mel) {
    if (closed.get()) {
      throw new IllegalStateException("this vocoder is closed");
    }
    melSpec.requireSame(mel.spec(), "mel frames");
    int hop = melSpec.hopLength();
    float[] samples = new float[mel.frames() * hop];
    for (int t = 0; t < mel.frames(); t++) {
      double level = 0;
      for (int bin = 0; bin < melSpec.melBins(); bin++) {
        level += Math.exp(mel.at(bin, t)) / melSpec.melBins();
      }
      float height = (float) Math.min(1, level);
      Arrays.fill(samples, t * hop, t * hop + hop / 2, height);
      Arrays.fill(samples, t * hop + hop / 2, (t + 1) * hop, -height);
    }
    return Waveform.mono(melSpec.sampleRate(), samples);
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
