package org.zethus.diffwave;

import java.util.Arrays;
import java.util.List;
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

  private TestModels() {}

  static DiffWaveConfig config(long seed) {
    DiffWaveConfig.Network network =
        new DiffWaveConfig.Network(
            8, 4, 2, List.of(1e-4, 0.05, 20.0), List.of(1e-4, 1e-3, 1e-2, 0.1, 0.2), List.of(4, 4));
    return new DiffWaveConfig(
        MEL, new DiffWaveConfig.Model(network), new DiffWaveConfig.Inference(true, seed));
  }

  /** A vocoder whose last layer is not zero, as it is in an untrained one. */
  static DiffWaveVocoder open(DiffWaveConfig config, int piece) {
    return new TorchBackend()
        .load(
            Checkpoint.untrained("test", Config.of(config), 7),
            Device.CPU,
            weights -> {
              DiffWaveVocoder vocoder = new DiffWaveVocoder(config, weights, piece);
              Map<String, Tensor> tensors = weights.toTensors();
              float[] last = new float[network(config).residualChannels()];
              Arrays.fill(last, 0.3f);
              tensors.put("output_projection.weight", Tensor.of(last, 1, last.length, 1));
              weights.restore(tensors);
              return vocoder;
            });
  }

  private static DiffWaveConfig.Network network(DiffWaveConfig config) {
    return config.model().diffwave();
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
