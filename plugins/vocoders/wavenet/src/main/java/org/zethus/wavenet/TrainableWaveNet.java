package org.zethus.wavenet;

import org.zethus.api.config.Config;
import org.zethus.torch.StateDict;
import org.zethus.torch.autoregressive.AutoregressiveImitator;
import org.zethus.torch.vocoder.Imitator;
import org.zethus.torch.vocoder.TrainableVocoder;
import org.zethus.torch.vocoder.VocoderSettings;

/** WaveNet in training. */
record TrainableWaveNet(WaveNetTrainerConfig config, WaveNetConfig network)
    implements TrainableVocoder {
  TrainableWaveNet(WaveNetTrainerConfig config) {
    this(config, config.network());
  }

  @Override
  public String id() {
    return "wavenet";
  }

  @Override
  public VocoderSettings settings() {
    return config.common();
  }

  @Override
  public Record read(Config checkpoint) {
    return checkpoint.as(WaveNetConfig.class);
  }

  @Override
  public Imitator generator(StateDict weights) {
    WaveNet waveNet = new WaveNet(weights, config.model().wavenet(), network.mel().melBins());
    return new AutoregressiveImitator(
        waveNet, network.mel().hopLength(), config.inference().seed());
  }
}
