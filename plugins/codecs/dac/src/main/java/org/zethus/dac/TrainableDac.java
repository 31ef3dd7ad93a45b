package org.zethus.dac;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecImitator;
import org.zethus.torch.codec.CodecSpec;
import org.zethus.torch.codec.CodedSound;
import org.zethus.torch.codec.Recordings;
import org.zethus.torch.codec.TrainableCodec;
import org.zethus.torch.gan.AdversarialUpdates;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.quantise.QuantiserDropout;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.RestartingCodebook;

/**
 * DAC in training: it matches mel spectra, pulls latents and entries of its codebooks together, and
 * plays against discriminators. Part of a batch is heard by its first codebooks alone, so that
 * these tell the most.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3</a>
 */
final class TrainableDac implements TrainableCodec {
  private static final int AT_LEAST_ONE = 1;

  private final DacTrainerConfig config;

  TrainableDac(DacTrainerConfig config) {
    this.config = config;
  }

  @Override
  public CodecSpec spec() {
    return new CodecSpec("dac", config.common(), config.model());
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return new CodecAdversary(config.discriminator().build(weights), config.game());
  }

  @Override
  public CodecImitator codec(StateDict weights, StateDict memory) {
    Dac dac = new Dac(weights, config.model(), learning(memory));
    DacLosses losses = new DacLosses(weights.manager(), config.model().sampleRate(), config.loss());
    return (manager, recordings) -> imitation(dac, losses, recordings, recordings.audio(manager));
  }

  private Dac.Learning learning(StateDict memory) {
    double least = config.learning().codebookRestartBelow();
    return least == 0
        ? (index, codebook) -> codebook
        : (index, codebook) ->
            new RestartingCodebook(
                codebook, memory.at("quantizers", index), config.model().codebookSize(), least);
  }

  private AdversarialUpdates.Attempt imitation(
      Dac dac, DacLosses losses, Recordings recordings, NDArray audio) {
    double share = Autograd.isRecording() ? config.learning().quantizerDropout() : 0;
    int[] counts =
        new QuantiserDropout(share, AT_LEAST_ONE)
            .counts(recordings.count(), dac.quantiser().size(), recordings.random());
    ResidualQuantised quantised = dac.quantiser().forward(dac.latents(audio.expandDims(1)), counts);
    NDArray fake = dac.synthesise(quantised.output()).squeeze(1);
    return new CodedSound(
        audio, fake.get(":, :{}", recordings.samples()), losses::sound, losses.codes(quantised));
  }
}
