package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.tensor.DType;
import org.zethus.fastspeech2.FastSpeech2Config.Quantization;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.tts.Statistics;

/** Brings pitch or energy into the hidden states: values (B, L) to vectors (B, L, D). */
interface VarianceEmbedding {
  NDArray forward(NDArray values);

  /** {@return the same in a graph} */
  Value forward(Value values);

  /**
   * Takes the weights of {@code <name>_bins} and {@code <name>_embedding}.
   *
   * @param feature the corpus that new buckets span
   */
  static VarianceEmbedding of(
      StateDict weights,
      String name,
      Quantization quantization,
      FastSpeech2Config.Embedding config,
      Statistics.Feature feature,
      int width) {
    StateDict embedding = weights.at(name + "_embedding");
    if (quantization == Quantization.CONTINUOUS) {
      return new Continuous(
          new Conv1d(embedding, ConvShape.of(1, width, config.kernelSize()).same()));
    }
    Init span =
        (values, random) -> {
          float[] made = Buckets.of(quantization, feature, config.bins()).boundaries();
          System.arraycopy(made, 0, values, 0, values.length);
        };
    NDArray boundaries = weights.buffer(name + "_bins", span, config.bins() - 1);
    return new Quantised(
        new Buckets(Tensors.floats(boundaries)), new Embedding(embedding, config.bins(), width));
  }

  /** One vector per bucket (section 2.3). */
  record Quantised(Buckets buckets, Embedding embedding) implements VarianceEmbedding {
    @Override
    public NDArray forward(NDArray values) {
      NDManager manager = values.getManager();
      long[] ids = buckets.of(Tensors.floats(values));
      return embedding.forward(Tensors.of(manager, ids, values.getShape().getShape()));
    }

    @Override
    public Value forward(Value values) {
      Value below = buckets.constant(values.graph()).less(values.expandDims(-1));
      return embedding.forward(below.to(DType.I64).sum(-1).squeeze(-1));
    }
  }

  /**
   * A convolution over the values, which needs no statistics and loses no precision.
   *
   * @see <a href="https://arxiv.org/abs/2006.06873">Łańcucki 2021, FastPitch, section 2</a>
   */
  record Continuous(Conv1d conv) implements VarianceEmbedding {
    @Override
    public NDArray forward(NDArray values) {
      return conv.forward(values.expandDims(1)).transpose(0, 2, 1);
    }

    @Override
    public Value forward(Value values) {
      return conv.forward(values.expandDims(1)).transpose(0, 2, 1);
    }
  }
}
