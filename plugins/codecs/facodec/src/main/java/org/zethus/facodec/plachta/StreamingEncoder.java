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
import org.zethus.torch.seanet.PaddedConv1d;

/**
 * Waveforms (B, 1, N) to latents (B, C, N / hop): DAC's encoder of streamable convolutions, with an
 * LSTM behind its blocks. In the checkpoint {@code block.0}, {@code block.1} …
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.1</a>
 */
final class StreamingEncoder {
  private static final int FIRST_KERNEL = 7;
  private static final int LAST_KERNEL = 3;

  private final boolean causal;
  private final List<UnaryOperator<NDArray>> before = new ArrayList<>();
  private final @Nullable Memory memory;
  private final List<UnaryOperator<NDArray>> after = new ArrayList<>();

  StreamingEncoder(StateDict weights, PlachtaConfig config) {
    causal = config.causal();
    int channels = config.wave().encoderDim();
    before.add(conv(weights.at("block.0"), ConvShape.of(1, channels, FIRST_KERNEL)));
    for (int rate : config.wave().encoderRates()) {
      before.add(block(weights.at("block", before.size()).at("block"), channels, rate));
      channels *= 2;
    }
    int next = before.size();
    memory =
        config.lstm() == 0
            ? null
            : new Memory(weights.at("block", next++), channels, config.lstm());
    after.add(Snake.dac(weights.at("block", next), channels)::forward);
    ConvShape last = ConvShape.of(channels, config.latent(), LAST_KERNEL);
    after.add(conv(weights.at("block", next + 1), last));
  }

  private UnaryOperator<NDArray> conv(StateDict weights, ConvShape shape) {
    return Layers.conv(weights, shape, causal)::forward;
  }

  private UnaryOperator<NDArray> block(StateDict weights, int channels, int rate) {
    List<ResidualUnit> units = new ArrayList<>();
    for (int dilation : ResidualUnit.DILATIONS) {
      units.add(new ResidualUnit(weights.at("" + units.size()), channels, dilation, causal));
    }
    Snake snake = Snake.dac(weights.at("3"), channels);
    ConvShape shape = ConvShape.of(channels, 2 * channels, 2 * rate).withStride(rate);
    PaddedConv1d shorter = Layers.conv(weights.at("4"), shape, causal);
    return x -> shorter.forward(snake.forward(Scope.through(units, x, ResidualUnit::forward)));
  }

  NDArray forward(NDArray audio, Memory.Trace trace) {
    NDArray x = Scope.through(before, audio, UnaryOperator::apply);
    NDArray remembered = memory == null ? x : memory.forward(x, trace);
    return Scope.through(after, remembered, UnaryOperator::apply);
  }
}
