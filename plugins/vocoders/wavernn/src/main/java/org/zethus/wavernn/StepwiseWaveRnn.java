package org.zethus.wavernn;

import org.zethus.torch.autoregressive.Affine;
import org.zethus.torch.autoregressive.Gates;
import org.zethus.torch.autoregressive.GruCell;
import org.zethus.torch.autoregressive.SampleNetwork;
import org.zethus.torch.nn.Linear;

/** WaveRNN for one sample at a time: the recurrent units' states are all it keeps. */
final class StepwiseWaveRnn implements SampleNetwork {
  private final WaveRnnConfig.Network config;
  private final int melBins;
  private final Affine input;
  private final GruCell rnn1;
  private final GruCell rnn2;
  private final Affine fc1;
  private final Affine fc2;
  private final Affine fc3;

  /** Copies the weights. */
  StepwiseWaveRnn(WaveRnn.Layers layers, WaveRnnConfig.Network config, int melBins) {
    this.config = config;
    this.melBins = melBins;
    input = affine(layers.input());
    rnn1 = GruCell.of(layers.rnn1());
    rnn2 = GruCell.of(layers.rnn2());
    fc1 = affine(layers.fc1());
    fc2 = affine(layers.fc2());
    fc3 = affine(layers.fc3());
  }

  private static Affine affine(Linear layer) {
    return Affine.of(layer.weight(), layer.bias());
  }

  @Override
  public State begin() {
    return new Recurrence();
  }

  /** The states, zero at first. */
  private final class Recurrence implements State {
    private final GruCell cell1 = rnn1.another();
    private final GruCell cell2 = rnn2.another();
    private final float[] h1 = new float[config.rnnDims()];
    private final float[] h2 = new float[config.rnnDims()];
    private final float[] scalar = new float[1];
    private final float[] x = new float[config.rnnDims()];
    private final float[] y1 = new float[config.fcDims()];
    private final float[] y2 = new float[config.fcDims()];
    private final float[] outputs = new float[fc3.out()];

    @Override
    public float[] next(float previous, float[] conditions, int at) {
      int aux = config.auxDims();
      int features = at + melBins;
      scalar[0] = previous;
      input.apply(scalar, x);
      input.add(conditions, at, x, 1); // the mel and the first part follow each other
      cell1.next(x, conditions, conditions.length, h1);
      add(x, h1);
      cell2.next(x, conditions, features + aux, h2);
      add(x, h2);
      layer(fc1, x, conditions, features + 2 * aux, y1);
      layer(fc2, y1, conditions, features + 3 * aux, y2);
      fc3.apply(y2, outputs);
      return outputs;
    }

    private static void layer(Affine layer, float[] x, float[] conditions, int at, float[] y) {
      layer.apply(x, y);
      layer.add(conditions, at, y, x.length);
      Gates.relu(y);
    }

    private static void add(float[] x, float[] h) {
      for (int j = 0; j < x.length; j++) {
        x[j] += h[j];
      }
    }
  }
}
