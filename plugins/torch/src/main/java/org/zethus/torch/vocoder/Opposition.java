package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.DiscriminatorSet;
import org.zethus.torch.gan.VocoderObjective;

/**
 * What a published GAN vocoder is trained against, and by which terms. A stage's record has it
 * under an empty key, beside {@link VocoderSettings}.
 *
 * @param discriminators which, and what they look like
 * @param terms which
 */
public record Opposition(
    @Key("model") DiscriminatorSet discriminators, @Default("{}") @Key("train") Terms terms) {

  /**
   * Terms of the losses.
   *
   * @param criterions which count
   */
  public record Terms(
      @Default("[\"feature\", \"discriminator\", \"generator\", \"mel\"]")
          List<Criterion> criterions) {
    public Terms {
      criterions = List.copyOf(criterions);
      if (criterions.stream().allMatch(criterion -> criterion == Criterion.DISCRIMINATOR)) {
        throw new IllegalArgumentException(
            "need criterions that the generator learns by, e.g. \"mel\", found " + criterions);
      }
    }
  }

  /** {@return whether a term counts} */
  public boolean has(Criterion criterion) {
    return terms.criterions().contains(criterion);
  }

  /**
   * Refuses what cannot be trained: pieces too short for a spectrum, or a beginning without
   * discriminators when all terms are theirs. A stage's record calls it, so that it is said while
   * the config is read.
   */
  public void requireFit(VocoderSettings settings) {
    settings.requirePiecesFor(Math.max(settings.mel().nFft(), discriminators.longestWindow()));
    if (settings.discriminatorStartStep() > 0
        && terms.criterions().stream().allMatch(Opposition::isOfDiscriminators)) {
      throw new IllegalArgumentException(
          ("need discriminator_start_step 0, or a term that needs no discriminator such as \"mel\""
                  + " in train.criterions, found %d and %s")
              .formatted(settings.discriminatorStartStep(), terms.criterions()));
    }
  }

  private static boolean isOfDiscriminators(Criterion criterion) {
    return switch (criterion) {
      case FEATURE, DISCRIMINATOR, GENERATOR -> true;
      case MEL, WAV, PHASE, AMPLITUDE, CONSISTENCY -> false;
    };
  }

  /**
   * Takes the discriminators' weights.
   *
   * @param sampleRate of what they judge, in Hz
   */
  public Adversary adversary(StateDict weights, VocoderObjective objective, int sampleRate) {
    return new GanAdversary(discriminators.build(weights, sampleRate), objective, this);
  }

  /**
   * {@return the terms between a recording and its imitation}
   *
   * @param manager owns their window and mel bands
   */
  public WaveformTerms waveformTerms(NDManager manager, MelSpec spec, VocoderObjective objective) {
    return new WaveformTerms(manager, spec, objective, this);
  }
}
