package org.zethus.wavernn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.zethus.torch.StateDict;
import org.zethus.torch.autoregressive.AutoregressiveNetwork;
import org.zethus.torch.autoregressive.SampleCoding;
import org.zethus.torch.autoregressive.SampleNetwork;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Gru;
import org.zethus.torch.nn.Linear;

/**
 * WaveRNN over whole recordings, in the form with full states that became usual: a sample's
 * features enter in four parts before its four layers.
 *
 * @see <a href="https://arxiv.org/abs/1802.08435">Kalchbrenner et al. 2018, section 2</a>
 */
final class WaveRnn implements AutoregressiveNetwork {
  /** How far the kernels of the stretched mel reach, in frames: less than 1 + 1/2 + 1/4 … */
  private static final int STRETCH_REACH = 2;

  private final WaveRnnConfig.Network config;
  private final int melBins;
  private final SampleCoding coding;
  private final MelUpsampler upsample;
  private final Layers layers;

  /** {@code I}, {@code rnn1}, {@code rnn2}, {@code fc1}, {@code fc2} and {@code fc3}. */
  record Layers(Linear input, Gru rnn1, Gru rnn2, Linear fc1, Linear fc2, Linear fc3) {}

  WaveRnn(StateDict weights, WaveRnnConfig.Network config, int melBins) {
    this.config = config;
    this.melBins = melBins;
    coding = config.coding();
    upsample = new MelUpsampler(weights.at("upsample"), config, melBins);
    int rnn = config.rnnDims();
    int fc = config.fcDims();
    int aux = config.auxDims();
    layers =
        new Layers(
            new Linear(weights.at("I"), melBins + aux + 1, rnn),
            new Gru(weights.at("rnn1"), rnn, rnn),
            new Gru(weights.at("rnn2"), rnn + aux, rnn),
            new Linear(weights.at("fc1"), rnn + aux, fc),
            new Linear(weights.at("fc2"), fc + aux, fc),
            new Linear(weights.at("fc3"), fc, coding.channels()));
  }

  @Override
  public SampleCoding coding() {
    return coding;
  }

  @Override
  public int pad() {
    return config.melFramePad();
  }

  @Override
  public int reach() {
    return STRETCH_REACH;
  }

  @Override
  public NDArray forward(NDArray previous, NDArray mel) {
    NDArray features = upsample.features(mel);
    NDArray entering = previous.expandDims(2).concat(upsample.mel(mel), 2);
    NDArray x = layers.input().forward(entering.concat(part(features, 0), 2));
    x = x.add(layers.rnn1().forward(x));
    x = x.add(layers.rnn2().forward(x.concat(part(features, 1), 2)));
    x = Functional.relu(layers.fc1().forward(x.concat(part(features, 2), 2)));
    x = Functional.relu(layers.fc2().forward(x.concat(part(features, 3), 2)));
    return layers.fc3().forward(x).transpose(0, 2, 1);
  }

  private NDArray part(NDArray features, int index) {
    long aux = config.auxDims();
    return features.get(
        new NDIndex().addAllDim().addAllDim().addSliceDim(index * aux, (index + 1) * aux));
  }

  /** The stretched mel, and after it the features. */
  @Override
  public NDArray conditions(NDArray mel) {
    return upsample.mel(mel).concat(upsample.features(mel), 2);
  }

  @Override
  public SampleNetwork sampler() {
    return new StepwiseWaveRnn(layers, config, melBins);
  }

  MelUpsampler upsample() {
    return upsample;
  }
}
