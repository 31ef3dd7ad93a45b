package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Random;
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
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.QuantiserDropout;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * DualCodec in training: it matches spectra and semantic features, pulls latents and entries of its
 * codebooks together, and plays against discriminators. Some batches are heard by their semantic
 * codes alone, and the items of others by the first acoustic codebooks, so that these tell the
 * most.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025, section 3.3</a>
 */
final class TrainableDualCodec implements TrainableCodec {
  private static final int AT_LEAST_ONE = 1;

  private final DualCodecTrainerConfig config;
  private final SemanticEncoder encoder;

  /**
   * A codec to train.
   *
   * @param encoder of the semantic features; owned
   */
  TrainableDualCodec(DualCodecTrainerConfig config, SemanticEncoder encoder) {
    this.config = config;
    this.encoder = encoder;
  }

  @Override
  public CodecSpec spec() {
    return new CodecSpec(DualCodecCheckpoint.ID, config.common(), config.network());
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return new CodecAdversary(config.discriminator().build(weights), config.game());
  }

  @Override
  public CodecImitator codec(StateDict weights, StateDict memory) {
    Codebooks codebooks = Codebooks.learning(memory, config.learning().codebookRestartBelow());
    DualCodec codec = new DualCodec(weights, config.model(), codebooks);
    SemanticInput semantic = new SemanticInput(codec, config.network(), encoder);
    DualCodecLosses losses =
        new DualCodecLosses(weights.manager(), config.model().sampleRate(), config.loss());
    return (manager, recordings) -> {
      NDArray features = features(semantic, manager, recordings);
      return imitation(codec, losses, features, recordings, recordings.audio(manager));
    };
  }

  private static NDArray features(
      SemanticInput semantic, NDManager manager, Recordings recordings) {
    NDList features = new NDList();
    for (int i = 0; i < recordings.count(); i++) {
      features.add(semantic.features(manager, recordings.waveform(i)));
    }
    return NDArrays.concat(features, 0);
  }

  private AdversarialUpdates.Attempt imitation(
      DualCodec codec,
      DualCodecLosses losses,
      NDArray features,
      Recordings recordings,
      NDArray audio) {
    Random random = recordings.random();
    DualCodec.Semantic semantic = codec.semantic(features);
    Losses known = losses.semantic(features, semantic);
    long samples = recordings.samples();
    if (Autograd.isRecording() && random.nextDouble() < config.learning().bypassQuantizeRate()) {
      NDArray heard = codec.synthesise(semantic.latents(), samples).squeeze(1);
      return new CodedSound(audio, heard, losses::semanticSpectra, known);
    }
    int[] counts = dropout().counts(recordings.count(), config.model().nCodebooks(), random);
    ResidualQuantised quantised =
        codec.quantise(codec.residual(audio.expandDims(1), semantic.latents()), counts);
    NDArray latents = quantised.output().add(semantic.latents());
    NDArray heard = codec.synthesise(latents, samples).squeeze(1);
    return new CodedSound(audio, heard, losses::spectra, losses.acoustic(quantised).plus(known));
  }

  /** Outside training every item has all codebooks. */
  private QuantiserDropout dropout() {
    return new QuantiserDropout(
        Autograd.isRecording() ? config.model().quantizerDropout() : 0, AT_LEAST_ONE);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
