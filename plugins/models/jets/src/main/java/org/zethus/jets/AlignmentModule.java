package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * Learns which frame belongs to which phone: both are encoded by convolutions, and a frame prefers
 * the phone it is nearest to.
 *
 * @see <a href="https://arxiv.org/abs/2203.16852">Lim et al. 2022, section 2.2</a>
 * @see <a href="https://arxiv.org/abs/2108.10447">Badlani et al. 2021, One TTS Alignment to Rule
 *     Them All</a>
 */
final class AlignmentModule {
  private static final int KERNEL = 3;

  private final Conv1d textConv1;
  private final Conv1d textConv2;
  private final Conv1d melConv1;
  private final Conv1d melConv2;
  private final Conv1d melConv3;
  private final boolean maskEverywhere;

  /**
   * Takes the weights.
   *
   * @param width D
   * @param melBins mel bands of a frame
   * @param maskEverywhere padding is zeroed before every convolution
   */
  AlignmentModule(StateDict weights, int width, int melBins, boolean maskEverywhere) {
    this.maskEverywhere = maskEverywhere;
    textConv1 = conv(weights.at("t_conv1"), width, width);
    textConv2 = Conv1d.pointwise(weights.at("t_conv2"), width, width);
    melConv1 = conv(weights.at("f_conv1"), melBins, width);
    melConv2 = conv(weights.at("f_conv2"), width, width);
    melConv3 = Conv1d.pointwise(weights.at("f_conv3"), width, width);
  }

  private static Conv1d conv(StateDict weights, int in, int out) {
    return new Conv1d(weights, ConvShape.of(in, out, KERNEL).same());
  }

  /**
   * {@return the log-probability of each phone in each frame with the prior in it, (B, T, P); minus
   * infinity at padding}
   *
   * @param text hidden states of the phones, (B, P, D)
   * @param mel log-mel frames, (B, T, mel bins)
   */
  NDArray forward(NDArray text, Mask phones, NDArray mel, Mask frames) {
    return Scope.keepResult(
        text,
        in -> {
          NDArray prior =
              Tensors.of(
                  phones.manager(),
                  BetaBinomialPrior.logarithms(phones, frames),
                  phones.size(),
                  frames.longest(),
                  phones.longest());
          return Kernels.logAttention(encodeMel(mel, frames), encodeText(in), phones).add(prior);
        });
  }

  private NDArray encodeText(NDArray text) {
    NDArray h = Functional.relu(textConv1.forward(text.transpose(0, 2, 1)));
    return textConv2.forward(h).transpose(0, 2, 1);
  }

  private NDArray encodeMel(NDArray mel, Mask frames) {
    NDArray h = Functional.relu(melConv1.forward(mel.transpose(0, 2, 1)));
    h = Functional.relu(melConv2.forward(maskEverywhere ? frames.zeroChannels(h) : h));
    return melConv3.forward(h).transpose(0, 2, 1);
  }
}
