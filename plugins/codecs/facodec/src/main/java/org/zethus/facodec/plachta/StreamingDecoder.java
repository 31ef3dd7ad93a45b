package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.snake.Snake;
import org.zethus.torch.seanet.TrimmedConvTranspose1d;

/**
 * Latents (B, C, T) to waveforms (B, 1, T * hop) in [-1, 1]: DAC's decoder of streamable
 * convolutions, with an LSTM before its blocks. In the checkpoint {@code model.0}, {@code model.1}
 * …
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.1</a>
 */
final class StreamingDecoder {
  private static final int KERNEL = 7;

  private final boolean causal;
  private final UnaryOperator<NDArray> first;
  private final @Nullable Memory memory;
  private final List<UnaryOperator<NDArray>> after = new ArrayList<>();

  StreamingDecoder(StateDict weights, PlachtaConfig config) {
    causal = config.causal();
    int channels = config.wave().decoderDim();
    first = conv(weights.at("model.0"), ConvShape.of(config.latent(), channels, KERNEL));
    memory = config.lstm() == 0 ? null : new Memory(weights.at("model.1"), channels, config.lstm());
    int next = memory == null ? 1 : 2;
    for (int rate : config.wave().decoderRates()) {
      after.add(block(weights.at("model", next++).at("block"), channels, rate));
      channels /= 2;
    }
    after.add(Snake.dac(weights.at("model", next), channels)::forward);
    after.add(conv(weights.at("model", next + 1), ConvShape.of(channels, 1, KERNEL)));
  }

  private UnaryOperator<NDArray> conv(StateDict weights, ConvShape shape) {
    return Layers.conv(weights, shape, causal)::forward;
  }

  private UnaryOperator<NDArray> block(StateDict weights, int channels, int rate) {
    Snake snake = Snake.dac(weights.at("0"), channels);
    ConvShape shape = ConvShape.of(channels, channels / 2, 2 * rate).withStride(rate);
    TrimmedConvTranspose1d longer = Layers.longer(weights.at("1"), shape, causal);
    List<ResidualUnit> units = new ArrayList<>();
    for (int dilation : ResidualUnit.DILATIONS) {
      units.add(
          new ResidualUnit(weights.at("" + (units.size() + 2)), channels / 2, dilation, causal));
    }
    return x -> Scope.through(units, longer.forward(snake.forward(x)), ResidualUnit::forward);
  }

  NDArray forward(NDArray latents, Memory.Trace trace) {
    NDArray x = first.apply(latents);
    NDArray remembered = memory == null ? x : memory.forward(x, trace);
    return Scope.through(after, remembered, UnaryOperator::apply).tanh();
  }
}
