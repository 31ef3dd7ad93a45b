package org.zethus.wavenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.autoregressive.AutoregressiveNetwork;
import org.zethus.torch.autoregressive.MuLawCoding;
import org.zethus.torch.autoregressive.SampleCoding;
import org.zethus.torch.autoregressive.SampleNetwork;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * WaveNet over whole recordings: layers whose skip connections are summed and become distributions.
 *
 * @see <a href="https://arxiv.org/abs/1609.03499">van den Oord et al. 2016, figure 4</a>
 */
final class WaveNet implements AutoregressiveNetwork {
  /** How far the kernels of the stretched mel reach, in frames: less than 1 + 1/2 + 1/4 … */
  private static final int STRETCH_REACH = 2;

  private final WaveNetConfig.Network config;
  private final SampleCoding coding;
  private final Conv1d firstConv;
  private final List<GatedLayer> layers = new ArrayList<>();
  private final Conv1d last1;
  private final Conv1d last2;
  private final MelUpsampler upsampler;

  WaveNet(StateDict weights, WaveNetConfig.Network config, int melBins) {
    this.config = config;
    coding = config.coding();
    int inputs = config.scalarInput() ? 1 : config.outChannels();
    firstConv =
        GatedLayer.conv(
            weights.at("first_conv"), ConvShape.of(inputs, config.residualChannels(), 1));
    for (int i = 0; i < config.layers(); i++) {
      layers.add(new GatedLayer(weights.at("conv_layers", i), config, melBins, config.dilation(i)));
    }
    int skip = config.skipOutChannels();
    StateDict last = weights.at("last_conv_layers"); // 0 and 2 are the activations
    last1 = GatedLayer.conv(last.at("1"), ConvShape.of(skip, skip, 1));
    last2 = GatedLayer.conv(last.at("3"), ConvShape.of(skip, config.outChannels(), 1));
    upsampler = new MelUpsampler(weights.at("upsample_net"), config, melBins);
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
    return distributions(firstLayer(previous), upsampler.forward(mel));
  }

  /**
   * {@return distributions from what precedes each sample as channels}
   *
   * @param inputs (B, 1 or labels, T)
   */
  NDArray forwardChannels(NDArray inputs, NDArray mel) {
    return distributions(firstConv.forward(inputs), upsampler.forward(mel));
  }

  /** A one-hot vector times a matrix is one of its columns. */
  private NDArray firstLayer(NDArray previous) {
    if (!(coding instanceof MuLawCoding labels)) {
      return firstConv.forward(previous.expandDims(1));
    }
    float[] values = Tensors.floats(previous);
    long[] chosen = new long[values.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = labels.label(values[i]);
    }
    NDArray symbols = Tensors.of(previous.getManager(), chosen, previous.getShape().getShape());
    NDArray columns = firstConv.weight().squeeze(2).transpose();
    NDArray chosenColumns = Functional.embedding(symbols, columns, -1).transpose(0, 2, 1);
    NDArray bias = firstConv.bias();
    return bias == null ? chosenColumns : chosenColumns.add(bias.reshape(1, bias.size(), 1));
  }

  private NDArray distributions(NDArray first, NDArray mel) {
    NDArray x = first;
    long batch = first.getShape().get(0);
    long length = first.getShape().get(2);
    NDArray skips = first.getManager().zeros(new Shape(batch, config.skipOutChannels(), length));
    for (GatedLayer layer : layers) {
      NDArray input = x;
      NDArray sum = skips;
      NDList next =
          Scope.keepResults(
              () -> {
                NDList made = layer.forward(input, mel);
                return new NDList(made.get(0), sum.add(made.get(1)));
              });
      x = next.get(0);
      skips = next.get(1);
    }
    NDArray y = Functional.relu(Functional.mul(skips, scale()));
    return last2.forward(Functional.relu(last1.forward(y)));
  }

  /** What keeps the sum of all skip connections as large as one. */
  double scale() {
    return Math.sqrt(1.0 / layers.size());
  }

  @Override
  public NDArray conditions(NDArray mel) {
    return upsampler.forward(mel).transpose(0, 2, 1);
  }

  @Override
  public SampleNetwork sampler() {
    return new CachedWaveNet(this);
  }

  Conv1d firstConv() {
    return firstConv;
  }

  List<GatedLayer> layers() {
    return layers;
  }

  Conv1d last1() {
    return last1;
  }

  Conv1d last2() {
    return last2;
  }

  WaveNetConfig.Network config() {
    return config;
  }
}
