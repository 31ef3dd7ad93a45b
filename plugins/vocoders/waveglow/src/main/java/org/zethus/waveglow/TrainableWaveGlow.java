package org.zethus.waveglow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.zethus.api.config.Config;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.vocoder.Imitator;
import org.zethus.torch.vocoder.Likelihood;
import org.zethus.torch.vocoder.TrainableVocoder;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * WaveGlow in training.
 *
 * @see <a href="https://arxiv.org/abs/1811.00002">Prenger et al. 2018, section 3</a>
 */
record TrainableWaveGlow(WaveGlowTrainerConfig config, WaveGlowConfig network)
    implements TrainableVocoder {
  TrainableWaveGlow(WaveGlowTrainerConfig config) {
    this(config, config.network());
  }

  @Override
  public String id() {
    return "waveglow";
  }

  @Override
  public VocoderSettings settings() {
    return config.common();
  }

  @Override
  public Record read(Config checkpoint) {
    return checkpoint.as(WaveGlowConfig.class);
  }

  @Override
  public Imitator generator(StateDict weights) {
    int hop = network.mel().hopLength();
    WaveGlow waveGlow =
        new WaveGlow(weights, config.model().waveglow(), network.mel().melBins(), hop);
    WaveGlowLoss loss = new WaveGlowLoss(config.loss().sigma());
    return (manager, crops) -> {
      NDArray mel = crops.mel(manager);
      long samples = (long) crops.frames() * hop;
      return new Likelihood(
          samples,
          audio -> loss.of(waveGlow.forward(audio, mel)),
          () -> waveGlow.inverse(noise(manager, mel.getShape().get(0), samples), mel));
    };
  }

  /** Noise from torch, which the training loop seeds. */
  private NDArray noise(NDManager manager, long batch, long samples) {
    int group = config.model().waveglow().nGroup();
    NDArray z = manager.randomNormal(new Shape(batch, group, samples / group));
    return Functional.mul(z, config.inference().sigma());
  }
}
