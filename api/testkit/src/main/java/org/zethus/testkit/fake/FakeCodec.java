package org.zethus.testkit.fake;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;

/** Keeps each frame's mean in steps of 1/8, and what that leaves over in steps of 1/32. */
public final class FakeCodec implements Codec {
  private static final int COARSE = 16;
  private static final int FINE = 4;

  private final CodecFormat format;
  private final AtomicBoolean closed = new AtomicBoolean();

  public FakeCodec(int sampleRate, int hopLength) {
    format = new CodecFormat(sampleRate, hopLength, List.of(COARSE, FINE), 1);
  }

  /** Offers it for checkpoints with {@code sample_rate} and {@code hop_size}. */
  public static final class Plugin implements CodecPlugin {
    private record CheckpointConfig(int sampleRate, int hopSize) {}

    @Override
    public Codec load(Checkpoint checkpoint, Device device) {
      CheckpointConfig config = checkpoint.config(CheckpointConfig.class);
      return new FakeCodec(config.sampleRate(), config.hopSize());
    }
  }

  @Override
  public CodecFormat format() {
    return format;
  }

  @Override
  public CodeSequence encode(Waveform waveform) {
    requireOpen();
    format.requireWaveform(waveform, "the fake codec");
    float[] samples = waveform.samples();
    int frames = format.frames(samples.length);
    int[][] codes = new int[2][frames];
    for (int t = 0; t < frames; t++) {
      int from = t * format.hopLength();
      int to = Math.min(samples.length, from + format.hopLength());
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += samples[i];
      }
      double mean = Math.max(-1, Math.min(1, sum / format.hopLength()));
      int step = (int) Math.min(COARSE * FINE - 1, (mean + 1) / 2 * COARSE * FINE);
      codes[0][t] = step / FINE;
      codes[1][t] = step % FINE;
    }
    return new CodeSequence(format.codebookSizes(), format.frameRate(), codes);
  }

  @Override
  public Waveform decode(CodeSequence codes) {
    requireOpen();
    format.requireCodes(codes, "the fake codec");
    int[][] rows = codes.codes();
    float[] samples = new float[codes.frames() * format.hopLength()];
    for (int t = 0; t < codes.frames(); t++) {
      double fine = codes.codebooks() == 2 ? rows[1][t] + 0.5 : FINE / 2.0;
      float level = (float) ((rows[0][t] * FINE + fine) / (COARSE * FINE) * 2 - 1);
      Arrays.fill(samples, t * format.hopLength(), (t + 1) * format.hopLength(), level);
    }
    return Waveform.mono(format.sampleRate(), samples);
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("this codec is closed");
    }
  }

  @Override
  public int contextFrames() {
    return 0;
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
