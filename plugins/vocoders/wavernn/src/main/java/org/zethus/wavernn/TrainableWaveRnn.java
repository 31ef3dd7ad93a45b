package org.zethus.wavernn;

import org.zethus.api.config.Config;
import org.zethus.torch.StateDict;
import org.zethus.torch.autoregressive.AutoregressiveImitator;
import org.zethus.torch.vocoder.Imitator;
import org.zethus.torch.vocoder.TrainableVocoder;
import org.zethus.torch.vocoder.VocoderSettings;

/** WaveRNN in training. */
record TrainableWaveRnn(WaveRnnTrainerConfig config, WaveRnnConfig network)
    implements TrainableVocoder {
  TrainableWaveRnn(WaveRnnTrainerConfig config) {
    this(config, config.network());
  }

  @Override
  public String id() {
    return "wavernn";
  }

  @Override
  public VocoderSettings settings() {
    return config.common();
  }

  @Override
  public Record read(Config checkpoint) {
    return checkpoint.as(WaveRnnConfig.class);
  }

  @Override
  public Imitator generator(StateDict weights) {
    WaveRnn waveRnn = new WaveRnn(weights, config.model().wavernn(), network.mel().melBins());
    return new AutoregressiveImitator(
        waveRnn, network.mel().hopLength(), config.inference().seed());
  }
}
