package org.zethus.dualcodectts;

import ai.djl.ndarray.NDManager;
import java.util.BitSet;
import java.util.Random;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.sampling.TokenSampler;

/**
 * Both halves of VALL-E on DualCodec: the first continues a prompt's first codebook, the second
 * adds the others. It hears no text.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025, section 4.3</a>
 * @see <a href="https://arxiv.org/abs/2301.02111">Wang et al. 2023, figure 1</a>
 */
final class DualCodecValle {
  /** Below this name are the weights of the first half. */
  static final String AR = "ar";

  /** Below this name are the weights of the second half. */
  static final String NAR = "nar";

  /** The second half's text. */
  static final long[] NO_TEXT = {};

  private final SpeechLm speechLm;
  private final CodebookFiller filler;
  private final int maxLength;

  /** Takes the weights of both halves, each below its name. */
  DualCodecValle(StateDict weights, VoiceConfig config) {
    speechLm = new SpeechLm(weights.at(AR), config.model().ar());
    filler = new CodebookFiller(weights.at(NAR), config.model().nar());
    maxLength = config.maxLength();
  }

  SpeechLm speechLm() {
    return speechLm;
  }

  CodebookFiller filler() {
    return filler;
  }

  /**
   * Says a text in the manner of a prompt.
   *
   * @param text ids of the prompt's text and of the text to say
   * @param prompt (K, P)
   * @return the codes that follow the prompt, (K, T), at least one frame
   * @throws ZethusException if text and prompt leave no room
   */
  int[][] say(
      long[] text,
      int[][] prompt,
      TokenSampler sampler,
      Random random,
      NDManager manager,
      CancelSignal cancel) {
    int[] first =
        speechLm.generate(
            text, prompt[0], maxLength, speechLm.answer(draw(sampler, random)), manager, cancel);
    if (first.length == 0) {
      throw new ZethusException(
          "a text of %d symbols and a prompt of %d frames leave no room in max_length %d; shorten one of them"
              .formatted(text.length, prompt[0].length, maxLength));
    }
    return filler.fill(NO_TEXT, prompt, first, manager, cancel);
  }

  private static SpeechLm.Choice draw(TokenSampler sampler, Random random) {
    return (float[] logits, BitSet seen) -> sampler.draw(logits, seen, random.nextDouble());
  }
}
