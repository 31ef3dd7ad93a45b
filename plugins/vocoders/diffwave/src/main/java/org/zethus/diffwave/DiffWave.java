package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * DiffWave: says what of a noisy waveform is noise, knowing how noisy it is and the mel frames.
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, section 3 and figure 2</a>
 */
final class DiffWave {
  private final Conv1d inputProjection;
  private final DiffusionEmbedding diffusionEmbedding;
  private final SpectrogramUpsampler spectrogramUpsampler;
  private final List<ResidualBlock> residualLayers = new ArrayList<>();
  private final Conv1d skipProjection;
  private final Conv1d outputProjection;
  private final int reach;

  DiffWave(StateDict weights, DiffWaveConfig.Network config, int melBins) {
    int channels = config.residualChannels();
    inputProjection =
        ResidualBlock.conv(weights.at("input_projection"), ConvShape.of(1, channels, 1));
    diffusionEmbedding =
        new DiffusionEmbedding(
            weights.at("diffusion_embedding"), config.trainingSchedule().length());
    spectrogramUpsampler =
        new SpectrogramUpsampler(weights.at("spectrogram_upsampler"), config.upsampleFactors());
    int samples = 0;
    for (int i = 0; i < config.residualLayers(); i++) {
      int dilation = 1 << (i % config.dilationCycleLength());
      residualLayers.add(
          new ResidualBlock(weights.at("residual_layers", i), melBins, channels, dilation));
      samples += dilation;
    }
    skipProjection =
        ResidualBlock.conv(weights.at("skip_projection"), ConvShape.of(channels, channels, 1));
    outputProjection =
        new Conv1d(
            weights.at("output_projection").starting("weight", Init.ZEROS),
            ConvShape.of(channels, 1, 1));
    int hop = config.hopLength();
    reach = (samples + hop - 1) / hop + SpectrogramUpsampler.reach();
  }

  /** {@return how many frames to either side can change a frame's samples in one step} */
  int reach() {
    return reach;
  }

  /**
   * {@return the noise in a waveform, (B, L)}
   *
   * @param audio (B, L) with {@code L = T * hop}
   * @param times steps, float32 (B) or (1), from 0, whole or with a fraction
   * @param mel log-mel frames (B, mel bins, T)
   */
  NDArray forward(NDArray audio, NDArray times, NDArray mel) {
    NDArray step = diffusionEmbedding.forward(times);
    NDArray spectrogram = spectrogramUpsampler.forward(mel);
    NDArray x = Functional.relu(inputProjection.forward(audio.expandDims(1)));
    NDArray skips = x.zerosLike();
    for (ResidualBlock layer : residualLayers) {
      NDArray input = x;
      NDArray sum = skips;
      NDList next =
          Scope.keepResults(
              () -> {
                NDList made = layer.forward(input, step, spectrogram);
                return new NDList(made.get(0), sum.add(made.get(1)));
              });
      x = next.get(0);
      skips = next.get(1);
    }
    NDArray y = Functional.div(skips, Math.sqrt(residualLayers.size()));
    y = Functional.relu(skipProjection.forward(y));
    return outputProjection.forward(y).squeeze(1);
  }
}
