package org.zethus.wavenet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zethus.torch.autoregressive.Affine;
import org.zethus.torch.autoregressive.Gates;
import org.zethus.torch.autoregressive.MuLawCoding;
import org.zethus.torch.autoregressive.SampleCoding;
import org.zethus.torch.autoregressive.SampleNetwork;
import org.zethus.torch.nn.Conv1d;

/**
 * WaveNet for one sample at a time: each layer keeps the inputs that its taps will need again, so a
 * sample costs as much as one step of all layers and not their whole receptive field.
 *
 * @see <a href="https://arxiv.org/abs/1611.09482">Le Paine et al. 2016 (Fast WaveNet)</a>
 */
final class CachedWaveNet implements SampleNetwork {
  private static final float HALF_ROOT = (float) Math.sqrt(0.5);

  private final WaveNetConfig.Network config;
  private final SampleCoding coding;
  private final float scale;
  private final Affine first;
  private final List<Layer> layers = new ArrayList<>();
  private final Affine last1;
  private final Affine last2;

  /**
   * One layer's weights.
   *
   * @param taps the newest sample's last; it has the bias
   */
  private record Layer(
      int dilation, List<Affine> taps, Affine condition, Affine out, Affine skip) {}

  /** Copies the weights. */
  CachedWaveNet(WaveNet network) {
    config = network.config();
    coding = network.coding();
    scale = (float) network.scale();
    first = affine(network.firstConv());
    for (int i = 0; i < config.layers(); i++) {
      GatedLayer layer = network.layers().get(i);
      List<Affine> taps = new ArrayList<>();
      for (int tap = 0; tap < config.kernelSize(); tap++) {
        taps.add(Affine.tap(layer.conv().weight(), layer.conv().bias(), tap));
      }
      layers.add(
          new Layer(
              config.dilation(i),
              taps,
              affine(layer.condition()),
              affine(layer.out()),
              affine(layer.skip())));
    }
    last1 = affine(network.last1());
    last2 = affine(network.last2());
  }

  private static Affine affine(Conv1d conv) {
    return Affine.of(conv.weight(), conv.bias());
  }

  @Override
  public State begin() {
    return new Cache();
  }

  /** The inputs that are needed again. */
  private final class Cache implements State {
    /** Inputs of each layer in a ring as long as its taps reach. */
    private final float[][][] inputs = new float[layers.size()][][];

    private final float[] gate = new float[config.gateChannels()];
    private final float[] gated = new float[config.gateChannels() / 2];
    private final float[] residual = new float[config.residualChannels()];
    private final float[] skip = new float[config.skipOutChannels()];
    private final float[] skips = new float[config.skipOutChannels()];
    private final float[] outputs = new float[config.outChannels()];
    private final float[] scalar = new float[1];
    private long time;

    Cache() {
      for (int i = 0; i < inputs.length; i++) {
        int reach = (config.kernelSize() - 1) * layers.get(i).dilation();
        inputs[i] = new float[reach + 1][config.residualChannels()];
      }
    }

    @Override
    public float[] next(float previous, float[] conditions, int at) {
      firstLayer(previous, at(0));
      Arrays.fill(skips, 0);
      for (int i = 0; i < layers.size(); i++) {
        layer(i, conditions, at);
      }
      for (int j = 0; j < skips.length; j++) {
        skips[j] = Math.max(0, scale * skips[j]);
      }
      last1.apply(skips, skip);
      Gates.relu(skip);
      last2.apply(skip, outputs);
      time++;
      return outputs;
    }

    /** Where a layer's newest input belongs. */
    private float[] at(int layer) {
      return inputs[layer][(int) (time % inputs[layer].length)];
    }

    private void firstLayer(float previous, float[] x) {
      if (coding instanceof MuLawCoding labels) {
        first.applyOneHot(labels.label(previous), x);
      } else {
        scalar[0] = previous;
        first.apply(scalar, x);
      }
    }

    private void layer(int index, float[] conditions, int at) {
      Layer layer = layers.get(index);
      float[][] ring = inputs[index];
      float[] x = at(index);
      int newest = layer.taps().size() - 1;
      layer.taps().get(newest).apply(x, gate);
      for (int tap = 0; tap < newest; tap++) {
        long then = time - (long) (newest - tap) * layer.dilation();
        if (then >= 0) { // before is silence, which adds nothing
          layer.taps().get(tap).add(ring[(int) (then % ring.length)], 0, gate, 0);
        }
      }
      layer.condition().add(conditions, at, gate, 0);
      for (int j = 0; j < gated.length; j++) {
        gated[j] = Gates.tanh(gate[j]) * Gates.sigmoid(gate[gated.length + j]);
      }
      layer.skip().apply(gated, skip);
      for (int j = 0; j < skips.length; j++) {
        skips[j] += skip[j];
      }
      if (index + 1 < layers.size()) { // nobody needs what the last layer would hand on
        layer.out().apply(gated, residual);
        float[] next = at(index + 1);
        for (int j = 0; j < next.length; j++) {
          next[j] = HALF_ROOT * (residual[j] + x[j]);
        }
      }
    }
  }
}
