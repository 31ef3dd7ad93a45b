package org.zethus.waveglow;

import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.TorchBackend;

/** Small vocoders with random weights, and mel frames for them. */
final class TestModels {
  static final MelSpec MEL = new MelSpec(8000, 64, 64, 16, 10, 0, 4000);
  static final WaveGlowConfig.Network NETWORK = new WaveGlowConfig.Network(4, 3, 2, 2, 2, 8, 3);

  private TestModels() {}

  static WaveGlowConfig config(long seed) {
    return new WaveGlowConfig(
        MEL, new WaveGlowConfig.Model(NETWORK), new WaveGlowConfig.Inference(0.3, seed));
  }

  /** A vocoder whose couplings change something, which those of an untrained one do not. */
  static WaveGlowVocoder open(WaveGlowConfig config, int piece) {
    return new TorchBackend()
        .load(
            Checkpoint.untrained("test", Config.of(config), 7),
            Device.CPU,
            weights -> {
              WaveGlowVocoder vocoder = new WaveGlowVocoder(config, weights, piece);
              Map<String, Tensor> tensors = weights.toTensors();
              tensors.replaceAll(
                  (name, tensor) -> name.endsWith("end.weight") ? random(tensor.shape()) : tensor);
              weights.restore(tensors);
              return vocoder;
            });
  }

  private static Tensor random(long[] shape) {
    Random random = new Random(3);
    float[] values = new float[Math.toIntExact(Tensor.elements(shape))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.1 * random.nextGaussian());
    }
    return Tensor.of(values, shape);
  }

  static MelFrames mel(int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[MEL.melBins() * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (-5 + 2 * random.nextGaussian());
    }
    return MelFrames.of(MEL, frames, values);
  }
}
