package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.VocoderObjective;

/**
 * A published GAN vocoder in training: its generator makes waveforms and nothing else, and all
 * discriminators and terms are those that its config chooses.
 *
 * @param id the plugin's id, which is also the network's section in {@code model}
 * @param settings what the stages of all vocoders are configured with
 * @param opposition discriminators and terms
 * @param objective what its family plays for
 * @param network what the checkpoint's {@code config.json} says
 * @param reader reads that of another checkpoint
 * @param contours inputs beside audio and mel
 * @param build takes the generator's weights
 */
public record GanVocoder(
    String id,
    VocoderSettings settings,
    Opposition opposition,
    VocoderObjective objective,
    Record network,
    Function<Config, ? extends Record> reader,
    List<String> contours,
    Function<StateDict, Synthesis> build)
    implements TrainableVocoder {
  /** How the log calls the generator's loss. */
  static final String GENERATOR_LOSS = "gen_loss";

  /** A generator. */
  @FunctionalInterface
  public interface Synthesis {
    /**
     * {@return waveforms, (B, 1, samples)}
     *
     * @param manager for the arrays it starts from
     */
    NDArray audio(NDManager manager, Crops crops);
  }

  public GanVocoder {
    for (Criterion criterion :
        List.of(Criterion.PHASE, Criterion.AMPLITUDE, Criterion.CONSISTENCY)) {
      if (opposition.has(criterion)) {
        throw new ZethusException(
            "key 'train.criterions': '%s' compares spectra that %s does not make; it has the terms feature, discriminator, generator, mel and wav"
                .formatted(criterion.name().toLowerCase(Locale.ROOT), id));
      }
    }
  }

  @Override
  public Record read(Config config) {
    return reader.apply(config);
  }

  @Override
  public Imitator generator(StateDict weights) {
    Synthesis generator = build.apply(weights);
    WaveformTerms terms = opposition.waveformTerms(weights.manager(), settings.mel(), objective);
    return (manager, crops) -> {
      long samples = (long) crops.frames() * settings.mel().hopLength();
      NDArray audio = generator.audio(manager, crops).squeeze(1);
      boolean exact = audio.getShape().get(1) == samples;
      return new Waveforms(exact ? audio : audio.get(":, :{}", samples), terms);
    };
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return opposition.adversary(weights, objective, settings.mel().sampleRate());
  }
}
