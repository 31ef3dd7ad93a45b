package org.zethus.dualcodectts;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.sampling.Continuation;
import org.zethus.torch.sampling.Sampling;
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
   * @param text ids of the prompt's text, then of the text to say
   * @param reversed ids of the text to say, then of the prompt's text
   * @param prompt (K, P)
   * @param sampling how codes of the first codebook are drawn. Of several continuations the one is
   *     kept from which the network itself would soonest go on to the prompt: one that has come
   *     into another voice, or lost the text, would not
   * @param uniform numbers in [0, 1), one for each symbol that is drawn
   * @return the codes that follow the prompt, (K, T), at least one frame
   * @throws ZethusException if text and prompt leave no room
   * @see <a href="https://arxiv.org/abs/1510.03055">Li et al. 2016, section 4.1 (MMI-bidi)</a>
   */
  int[][] say(
      long[] text,
      long[] reversed,
      int[][] prompt,
      Sampling sampling,
      DoubleSupplier uniform,
      NDManager manager,
      CancelSignal cancel) {
    TokenSampler sampler = new TokenSampler(sampling);
    SpeechLm.Choice draw = (logits, seen) -> sampler.draw(logits, seen, uniform.getAsDouble());
    List<SpeechLm.Choice> choices =
        Stream.generate(() -> speechLm.answer(draw)).limit(sampling.bestOf()).toList();
    List<int[]> drawn = speechLm.generate(text, prompt[0], maxLength, choices, manager, cancel);
    int[] first =
        Continuation.best(drawn, each -> speechLm.likelihood(reversed, each, prompt[0], manager));
    if (first.length == 0) {
      throw new ZethusException(
          "a text of %d symbols and a prompt of %d frames leave no room in max_length %d; shorten one of them"
              .formatted(text.length, prompt[0].length, maxLength));
    }
    return filler.fill(NO_TEXT, prompt, first, manager, cancel);
  }
}
