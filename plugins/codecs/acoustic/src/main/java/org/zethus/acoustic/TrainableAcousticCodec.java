package org.zethus.acoustic;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.acoustic.AcousticDecoder;
import org.zethus.torch.acoustic.AcousticEncoder;
import org.zethus.torch.acoustic.DecoderConfig;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecImitator;
import org.zethus.torch.codec.CodecSpec;
import org.zethus.torch.codec.CodedSound;
import org.zethus.torch.codec.Recordings;
import org.zethus.torch.codec.TrainableCodec;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.quantise.QuantiserDropout;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.RestartingCodebook;

/**
 * MaskGCT's acoustic codec in training: it matches spectra, pulls latents and entries of its
 * codebooks together, and plays against discriminators. Some items of a batch are heard by their
 * first codebooks alone, so that these tell the most.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.4</a>
 */
record TrainableAcousticCodec(AcousticTrainerConfig config) implements TrainableCodec {
  private static final int AT_LEAST_ONE = 1;

  @Override
  public CodecSpec spec() {
    return new CodecSpec(AcousticConfig.ID, config.common(), config.network());
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return new CodecAdversary(config.discriminator().build(weights), config.game());
  }

  @Override
  public CodecImitator codec(StateDict weights, StateDict memory) {
    DecoderConfig codebooks = config.model().decoder();
    AcousticEncoder encoder = new AcousticEncoder(weights.at("encoder"), config.model().encoder());
    AcousticDecoder decoder =
        new AcousticDecoder(weights.at("decoder"), codebooks, learning(memory));
    AcousticLosses losses =
        new AcousticLosses(
            weights.manager(), config.common().piece().sampleRate(), config.loss(), codebooks);
    return (manager, recordings) -> attempt(encoder, decoder, losses, manager, recordings);
  }

  private AcousticDecoder.Learning learning(StateDict memory) {
    double least = config.codebookRestartBelow();
    int size = config.model().decoder().codebookSize();
    return least == 0
        ? AcousticDecoder.Learning.PLAIN
        : (codebook, index) ->
            new RestartingCodebook(codebook, memory.at("codebooks", index), size, least);
  }

  private CodedSound attempt(
      AcousticEncoder encoder,
      AcousticDecoder decoder,
      AcousticLosses losses,
      NDManager manager,
      Recordings recordings) {
    NDArray real = recordings.audio(manager);
    int hop = config.model().encoder().hopLength();
    long samples = recordings.samples();
    long silence = (hop - samples % hop) % hop;
    NDArray latents = encoder.forward(Functional.pad(real.expandDims(1), 0, silence));
    ResidualQuantised quantised = decoder.quantise(latents, counts(recordings));
    NDArray fake = decoder.decode(quantised.output()).squeeze(1);
    NDArray heard = silence == 0 ? fake : fake.get(":, :{}", samples);
    return new CodedSound(real, heard, losses::sound, losses.codes(quantised));
  }

  /** Outside training every item has all codebooks. */
  private int[] counts(Recordings recordings) {
    DecoderConfig codebooks = config.model().decoder();
    double share = Autograd.isRecording() ? codebooks.quantizerDropout() : 0;
    return new QuantiserDropout(share, AT_LEAST_ONE)
        .counts(recordings.count(), codebooks.numQuantizers(), recordings.random());
  }
}
