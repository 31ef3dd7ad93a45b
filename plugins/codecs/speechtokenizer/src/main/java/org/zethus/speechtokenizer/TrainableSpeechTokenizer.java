package org.zethus.speechtokenizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecImitator;
import org.zethus.torch.codec.CodecSpec;
import org.zethus.torch.codec.CodedSound;
import org.zethus.torch.codec.Recordings;
import org.zethus.torch.codec.SoundLosses;
import org.zethus.torch.codec.TrainableCodec;
import org.zethus.torch.gan.AdversarialUpdates;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * SpeechTokenizer in training: it matches samples and mel spectra and plays against discriminators,
 * while its first codebook also learns to tell what a teacher hears.
 *
 * @see <a href="https://arxiv.org/abs/2308.16692">Zhang et al. 2023, sections 3.2 and 3.3</a>
 */
final class TrainableSpeechTokenizer implements TrainableCodec {
  private final SpeechTokenizerTrainerConfig config;
  private final Teacher teacher;

  /**
   * A codec in training.
   *
   * @param teacher closed with it
   */
  TrainableSpeechTokenizer(SpeechTokenizerTrainerConfig config, Teacher teacher) {
    this.config = config;
    this.teacher = teacher;
  }

  @Override
  public CodecSpec spec() {
    return new CodecSpec("speechtokenizer", config.common(), config.model());
  }

  @Override
  public Adversary adversary(StateDict weights) {
    List<Discriminator> all =
        config.discriminator().build(weights, config.model().sampleRate()).values().stream()
            .flatMap(List::stream)
            .toList();
    return new CodecAdversary(all, config.game());
  }

  @Override
  public CodecImitator codec(StateDict weights, StateDict memory) {
    SpeechTokenizer codec = new SpeechTokenizer(weights, config.model(), config.learning());
    SpeechTokenizerTrainerConfig.Loss loss = config.loss();
    SoundLosses losses =
        new SoundLosses(
            weights.manager(),
            config.model().sampleRate(),
            new SoundLosses.Weights(loss.time(), loss.frequency()),
            loss.mel());
    return (manager, recordings) -> imitation(codec, losses, manager, recordings);
  }

  private AdversarialUpdates.Attempt imitation(
      SpeechTokenizer codec, SoundLosses losses, NDManager manager, Recordings recordings) {
    NDArray real = recordings.audio(manager);
    ResidualQuantised quantised = codec.quantise(codec.latents(real.expandDims(1)));
    NDArray made = codec.synthesise(quantised.output()).squeeze(1);
    NDArray learned = teacher.distance(codec.semantic(quantised), recordings);
    Losses codes =
        Losses.named("codes")
            .plus(config.loss().commitment(), "commitment", quantised.commitmentLosses().sum())
            .plus(config.loss().distillation(), "distillation", learned);
    return new CodedSound(real, made.get(":, :{}", recordings.samples()), losses::of, codes);
  }

  @Override
  public void close() {
    teacher.close();
  }
}
