package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.codec.CodecAdversary;
import org.zethus.torch.codec.CodecImitator;
import org.zethus.torch.codec.CodecSpec;
import org.zethus.torch.codec.CodedSound;
import org.zethus.torch.codec.Recordings;
import org.zethus.torch.codec.TrainableCodec;
import org.zethus.torch.gan.AdversarialUpdates;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.loss.Losses;

/**
 * FACodec in training. A factor that has labels learns by these alone what it is to carry: the
 * waveform's gradient does not reach it, else it would carry all. Detail is left out at random, so
 * that prosody, content and timbre suffice to be understood.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2.3</a>
 */
final class TrainableFaCodec implements TrainableCodec {
  static final String ID = "facodec";

  private final FaCodecTrainerConfig config;
  private final Labels labels;

  TrainableFaCodec(FaCodecTrainerConfig config, Labels labels) {
    this.config = config;
    this.labels = labels;
  }

  @Override
  public CodecSpec spec() {
    return new CodecSpec(ID, config.common(), config.model());
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return new CodecAdversary(config.discriminator().build(weights), config.game());
  }

  @Override
  public CodecImitator codec(StateDict weights, StateDict memory) {
    FaCodec codec = new FaCodec(weights, config.model());
    Heads heads = new Heads(weights.at("decoder"), config.model().decoder());
    FaCodecLosses losses =
        new FaCodecLosses(weights.manager(), config.model().sampleRate(), config.loss());
    return (manager, recordings) -> imitate(manager, recordings, codec, heads, losses);
  }

  private AdversarialUpdates.Attempt imitate(
      NDManager manager, Recordings recordings, FaCodec codec, Heads heads, FaCodecLosses losses) {
    NDArray real = recordings.audio(manager);
    int samples = recordings.samples();
    int hop = config.model().hop();
    int frames = (samples + hop - 1) / hop;
    NDArray audio = FaCodec.lengthened(real, (long) frames * hop);
    List<Labels.Place> places = Labels.Place.of(recordings.places(), config.model().sampleRate());
    Labels.Melody melody = labels.melody(manager, places, frames);
    NDArray phones = labels.phones(manager, places, frames);

    Random random = recordings.random();
    NDArray rows = FaCodec.firstRows(manager, recordings.count());
    NDArray latents = codec.latents(audio);
    double share =
        Autograd.isRecording() ? config.model().decoder().codebooks().quantizerDropout() : 0;
    Quantisers.Factored factored =
        codec.quantise(
            latents, audio, rows, codec.quantisers().counts(recordings.count(), share, random));
    List<NDArray> factors = factored.factors();
    NDArray sum = cut(factors.get(0), melody != null).add(cut(factors.get(1), phones != null));
    if (factors.size() > 2) {
      sum = sum.add(factors.get(2).mul(heard(manager, recordings.count(), random)));
    }
    NDArray speaker = codec.speaker(latents, rows);
    NDArray fake = codec.decoder().forward(sum, speaker).squeeze(1);
    Map<String, NDArray> told = heads.tell(factors, sum);
    Losses others =
        losses
            .codebooks(factored.losses())
            .plus(losses.told(told, melody, phones, labels.speakers(manager, places)));
    NDArray cut = frames * hop == samples ? fake : fake.get(":, :{}", samples);
    return new CodedSound(real, cut, losses::sound, others);
  }

  private static NDArray cut(NDArray factor, boolean labelled) {
    return labelled ? factor.stopGradient() : factor;
  }

  /** 1 for the items whose detail is heard, else 0: (B, 1, 1). Outside training all are. */
  private NDArray heard(NDManager manager, int batch, Random random) {
    FaCodecConfig.Factors factors = config.model().decoder().factors();
    boolean masks = Autograd.isRecording() && factors.useRandomMaskResidual();
    float[] heard = new float[batch];
    for (int i = 0; i < batch; i++) {
      heard[i] = masks && random.nextDouble() < factors.probRandomMaskResidual() ? 0 : 1;
    }
    return Tensors.of(manager, heard, batch, 1, 1);
  }
}
