package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Autograd;
import org.zethus.torch.kernels.TorchScript;

/** Functions of arrays that DJL lacks or hides, named as in {@code torch.nn.functional}. */
public final class Functional {
  private static final TorchScript SCRIPT = TorchScript.beside(Functional.class, "functional.py");

  private Functional() {}

  /**
   * {@return x * factor}
   *
   * <p>{@link NDArray#mul(Number)}, {@code div} and {@code pow} must not stand where gradients are
   * recorded: DJL puts the number into a Java buffer, the graph keeps its address, and the garbage
   * collector frees it before the gradient reads it.
   */
  public static NDArray mul(NDArray x, double factor) {
    return SCRIPT.call("mul", x, factor);
  }

  /** {@return x / divisor; see {@link #mul}} */
  public static NDArray div(NDArray x, double divisor) {
    return SCRIPT.call("div", x, divisor);
  }

  /** {@return x to the power; see {@link #mul}} */
  public static NDArray pow(NDArray x, double exponent) {
    return SCRIPT.call("pow", x, exponent);
  }

  /** {@return x + a * b in one pass} */
  public static NDArray addcmul(NDArray x, NDArray a, NDArray b) {
    return SCRIPT.call("addcmul", x, a, b);
  }

  /**
   * {@return sum + x, in the memory of {@code sum} where no gradients are recorded: for a sum that
   * nobody else looks at}
   */
  public static NDArray accumulate(NDArray sum, NDArray x) {
    return JniUtils.isGradMode() ? sum.add(x) : sum.addi(x);
  }

  /** {@return max(x, 0) + slope * min(x, 0)} */
  public static NDArray leakyRelu(NDArray x, double slope) {
    return JniUtils.leakyRelu((PtNDArray) x, slope);
  }

  /**
   * {@return leaky ReLU of an array that nobody needs afterwards} Where no gradients are recorded
   * it is computed in the array's own memory: long signals take more time to fetch than to compute.
   */
  public static NDArray leakyReluOver(NDArray x, double slope) {
    return JniUtils.isGradMode() ? leakyRelu(x, slope) : SCRIPT.call("leaky_relu_over", x, slope);
  }

  /** {@return the sum; {@code x} is not needed afterwards, as in {@link #leakyReluOver}} */
  public static NDArray addOver(NDArray x, NDArray other) {
    return JniUtils.isGradMode() ? x.add(other) : SCRIPT.call("add_over", x, other);
  }

  /** {@return x / divisor; {@code x} is not needed afterwards, as in {@link #leakyReluOver}} */
  public static NDArray divOver(NDArray x, double divisor) {
    return JniUtils.isGradMode() ? div(x, divisor) : SCRIPT.call("div_over", x, divisor);
  }

  /** {@return x * Φ(x), with the exact error function} */
  public static NDArray gelu(NDArray x) {
    return JniUtils.gelu((PtNDArray) x);
  }

  /** {@return the same in a graph} */
  public static Value gelu(Value x) {
    return x.mul(0.5).mul(x.mul(Math.sqrt(0.5)).erf().add(1));
  }

  /** {@return max(x, 0)} */
  public static NDArray relu(NDArray x) {
    return JniUtils.relu((PtNDArray) x);
  }

  /** {@return x where it is above 0, else exp(x) - 1} */
  public static NDArray elu(NDArray x) {
    return SCRIPT.call("elu", x);
  }

  /** {@return 1 / (1 + exp(-x))} */
  public static NDArray sigmoid(NDArray x) {
    return JniUtils.sigmoid((PtNDArray) x);
  }

  /** {@return x * sigmoid(x), also called Swish} */
  public static NDArray silu(NDArray x) {
    return x.mul(sigmoid(x));
  }

  /**
   * {@return x * sigmoid(x - 1)}
   *
   * @see <a href="https://arxiv.org/abs/2310.11230">Yao et al. 2023 (Zipformer), section 2.4</a>
   */
  public static NDArray doubleSwish(NDArray x) {
    return x.mul(sigmoid(x.sub(1)));
  }

  /** {@return log(1 + exp(x))} */
  public static NDArray softplus(NDArray x) {
    return JniUtils.softPlus((PtNDArray) x);
  }

  /**
   * Sets each element to 0 with probability {@code p} and scales the others by {@code 1 / (1 - p)}
   * while gradients are recorded; otherwise the identity.
   */
  public static NDArray dropout(NDArray x, double p) {
    return p == 0 || !JniUtils.isGradMode() ? x : JniUtils.dropout((PtNDArray) x, p, true);
  }

  /** {@return (…, in) times the transpose of (out, in), plus a bias (out)} */
  public static NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
    return JniUtils.linear((PtNDArray) x, (PtNDArray) weight, (PtNDArray) bias);
  }

  /**
   * {@return the convolution of (B, in, T) with (out, in / groups, kernel), zeros on both sides}
   */
  public static NDArray conv1d(
      NDArray x,
      NDArray weight,
      @Nullable NDArray bias,
      long stride,
      long padding,
      long dilation,
      int groups) {
    return JniUtils.convolution(
        (PtNDArray) x,
        (PtNDArray) weight,
        (PtNDArray) bias,
        new Shape(stride),
        new Shape(padding),
        new Shape(dilation),
        groups);
  }

  /** {@return the transposed convolution of (B, in, T) with (in, out / groups, kernel)} */
  public static NDArray convTranspose1d(
      NDArray x,
      NDArray weight,
      @Nullable NDArray bias,
      long stride,
      long padding,
      long outputPadding,
      long groups,
      long dilation) {
    return bias == null
        ? SCRIPT.call(
            "conv_transpose1d", x, weight, stride, padding, outputPadding, groups, dilation)
        : SCRIPT.call(
            "conv_transpose1d", x, weight, stride, padding, outputPadding, groups, dilation, bias);
  }

  /** {@return x with so many zeros before and after its last dimension} */
  public static NDArray pad(NDArray x, long left, long right) {
    return JniUtils.pad((PtNDArray) x, new long[] {left, right}, 0);
  }

  /** {@return x with so many of its own elements, mirrored at its ends, before and after} */
  public static NDArray reflectionPad(NDArray x, long left, long right) {
    return SCRIPT.call("reflection_pad1d", x, new long[] {left, right});
  }

  /**
   * {@return the rows of {@code weight} (count, D) that {@code symbols} names}
   *
   * @param padding a row without a gradient; -1 for none
   */
  public static NDArray embedding(NDArray symbols, NDArray weight, long padding) {
    return SCRIPT.call("embedding", symbols, weight, padding);
  }

  /**
   * {@return the sum of {@code -log softmax(logits)} at the targets, one element}
   *
   * @param logits (N, classes)
   * @param targets int64 (N)
   * @param ignored a target that does not count; outside the classes where every one counts
   */
  public static NDArray crossEntropy(NDArray logits, NDArray targets, long ignored) {
    return SCRIPT.call("cross_entropy", logits, targets, ignored);
  }

  /** {@return tanh of the first half of the channels of (B, 2 C, T) times sigmoid of the second} */
  public static NDArray gatedTanh(NDArray x) {
    return SCRIPT.call("gated_tanh", x);
  }

  /** {@return the same in a graph, where the number of channels, C, has to be known} */
  public static Value gatedTanh(Value x, int channels) {
    return x.slice(1, 0, channels).tanh().mul(x.slice(1, channels, 2L * channels).sigmoid());
  }

  /** {@return one layer of gated recurrent units over (B, T, in), from a state (1, B, hidden)} */
  static NDArray gru(NDArray x, NDArray state, NDArray[] parameters) {
    return SCRIPT.call("gru", x, state, parameters, Autograd.isRecording());
  }

  /**
   * {@return layers of LSTM over (B, T, in), from hidden states and cells (layers, B, hidden): what
   * came out, and both at the end}
   */
  static NDArray[] lstm(
      NDArray x,
      NDArray hidden,
      NDArray cells,
      NDArray[] parameters,
      long layers,
      boolean bidirectional) {
    return SCRIPT.callForList(
        "lstm", x, hidden, cells, parameters, layers, bidirectional, Autograd.isRecording());
  }

  /** {@return v * g / |v|, the norm over all dimensions of v but one, its first or its last} */
  static NDArray weightNorm(NDArray v, NDArray g, long dimension) {
    return SCRIPT.call("weight_norm", v, g, dimension);
  }

  /** {@return w / u·Wv, W the matrix of w's slices along its first dimension} */
  static NDArray spectralNorm(NDArray w, NDArray u, NDArray v) {
    return SCRIPT.call("spectral_norm", w, u, v);
  }

  /**
   * One power iteration, in place: {@code v = Wᵀu / |Wᵀu|}, then {@code u = Wv / |Wv|}.
   *
   * @return u
   */
  static NDArray improveSingularVectors(NDArray w, NDArray u, NDArray v) {
    return SCRIPT.call("power_iteration", w, u, v);
  }

  /**
   * {@return attention of queries (B, T, D) over keys and values (B, S, D), each of so many heads
   * looking at a part of D; everything is visible}
   *
   * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.2</a>
   */
  public static NDArray attention(NDArray queries, NDArray keys, NDArray values, long heads) {
    return SCRIPT.call("attention", queries, keys, values, heads);
  }

  /** {@return norm over time and the channels of a group of (B, C, T)} */
  static NDArray groupNorm(NDArray x, long groups, NDArray weight, NDArray bias, double eps) {
    return SCRIPT.call("group_norm", x, groups, weight, bias, eps);
  }

  /** {@return layer norm over the channels of (B, C, T)} */
  static NDArray channelNorm(NDArray x, NDArray gamma, NDArray beta, double eps) {
    return SCRIPT.call("channel_norm", x, gamma, beta, eps);
  }
}
