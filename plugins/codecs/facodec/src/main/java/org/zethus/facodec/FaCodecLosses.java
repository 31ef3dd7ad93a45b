package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Default;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.loss.Losses;

/**
 * What FACodec learns by, beside its discriminators: the sound, its codebooks, and what each factor
 * must tell or, behind a gradient reversal, must not.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2.3 and appendix
 *     B.1</a>
 */
public final class FaCodecLosses {
  private final Config config;
  private final MultiResolutionMelLoss mel;

  /**
   * Weights. But for the codebooks they are those of the one published trainer, FAcodec's.
   *
   * @param melWeight of the distance of mel spectra
   * @param codebooks of the codebooks' losses, in which the commitment has a weight of its own
   * @param f0 of F0, told or hidden
   * @param unvoiced of where there is no voice, told or hidden
   * @param phone of phones, told or hidden
   * @param speaker of the speaker, who is to be hidden
   * @param mel resolutions of the mel spectra
   */
  public record Config(
      @Default("15") double melWeight,
      @Default("1") double codebooks,
      @Default("1") double f0,
      @Default("1") double unvoiced,
      @Default("5") double phone,
      @Default("5") double speaker,
      @Default("{}") MultiResolutionMelLoss.Config mel) {
    /** {@return the longest window, in samples} */
    public int longestWindow() {
      return mel.windowLengths().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /**
   * Losses.
   *
   * @param manager owns windows and mel bands
   */
  public FaCodecLosses(NDManager manager, int sampleRate, Config config) {
    this.config = config;
    mel = new MultiResolutionMelLoss(manager, sampleRate, config.mel());
  }

  /** {@return how far imitations are from recordings, both (B, samples)} */
  public Losses sound(NDArray real, NDArray fake) {
    return Losses.named("codec_loss").plus(config.melWeight(), "mel", mel.forward(real, fake));
  }

  /** {@return the term of the codebooks' losses, of any shape, which add up} */
  public Losses codebooks(NDArray losses) {
    return Losses.named("codebooks").plus(config.codebooks(), "codebooks", losses.sum());
  }

  /**
   * {@return the terms of what the heads tell, as far as there are labels}
   *
   * @param told as {@link Heads#tell} or the released model names it: what its name ends with says
   *     whether it is F0, its absence, a phone or the speaker
   * @param phones (B, T), -1 where not known
   * @param speakers (B)
   */
  public Losses told(
      Map<String, NDArray> told,
      Labels.@Nullable Melody melody,
      @Nullable NDArray phones,
      @Nullable NDArray speakers) {
    Losses losses = Losses.named("factors");
    told.forEach(
        (name, value) -> {
          if (name.endsWith("f0") && melody != null) {
            losses.plus(config.f0(), name, call("f0_loss", value, melody.f0(), melody.voiced()));
          } else if (name.endsWith("uv") && melody != null) {
            losses.plus(config.unvoiced(), name, call("unvoiced_loss", value, melody.voiced()));
          } else if ((name.endsWith("phone") || name.endsWith("content")) && phones != null) {
            losses.plus(config.phone(), name, call("phone_loss", value, phones));
          } else if (name.endsWith("timbre") && speakers != null) {
            losses.plus(config.speaker(), name, call("speaker_loss", value, speakers));
          }
        });
    return losses;
  }

  private static NDArray call(String loss, NDArray told, Object... labels) {
    return Norm.KERNELS.call(loss, told, labels);
  }
}
