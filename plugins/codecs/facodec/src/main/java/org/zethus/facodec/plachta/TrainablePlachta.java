package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Random;
import org.zethus.facodec.FaCodecLosses;
import org.zethus.facodec.Labels;
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
import org.zethus.torch.nn.Functional;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * FAcodec in training. A factor that has labels learns by these alone what it is to carry; detail
 * is left out of most pieces, so that prosody, content and timbre suffice to be understood.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2.3</a>
 */
final class TrainablePlachta implements TrainableCodec {
  private static final double COMMITMENT = 0.25;

  private final PlachtaTrainerConfig config;
  private final Labels labels;

  TrainablePlachta(PlachtaTrainerConfig config, Labels labels) {
    this.config = config;
    this.labels = labels;
  }

  @Override
  public CodecSpec spec() {
    return new CodecSpec(
        PlachtaPlugin.ID, config.common(), new PlachtaPlugin.Published(config.model()));
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return new CodecAdversary(config.discriminator().build(weights), config.game());
  }

  @Override
  public CodecImitator codec(StateDict weights, StateDict memory) {
    Plachta codec = new Plachta(weights, config.model());
    PlachtaHeads heads = new PlachtaHeads(weights.at("fa_predictors"), config.model());
    FaCodecLosses losses =
        new FaCodecLosses(weights.manager(), config.model().wave().sampleRate(), config.loss());
    return (manager, recordings) -> imitate(manager, recordings, codec, heads, losses);
  }

  private AdversarialUpdates.Attempt imitate(
      NDManager manager,
      Recordings recordings,
      Plachta codec,
      PlachtaHeads heads,
      FaCodecLosses losses) {
    NDArray real = recordings.audio(manager);
    int samples = recordings.samples();
    int hop = config.model().hop();
    int frames = (samples + hop - 1) / hop;
    NDArray audio = Functional.pad(real.expandDims(1), 0, (long) frames * hop - samples);
    List<Labels.Place> places =
        Labels.Place.of(recordings.places(), config.model().wave().sampleRate());
    Labels.Melody melody = labels.melody(manager, places, frames);
    NDArray phones = labels.phones(manager, places, frames);

    NDArray mel = codec.mel(audio);
    NDArray speaker = codec.speaker(mel);
    Plachta.Heard heard = codec.hear(codec.latents(audio, new Memory.Trace()), mel);
    NDArray sum =
        cut(heard.prosody(), melody != null)
            .add(cut(heard.content(), phones != null))
            .add(heard.detail().output().mul(kept(manager, recordings)));
    NDArray made = codec.decode(codec.toned(sum, speaker), new Memory.Trace()).squeeze(1);
    Losses others =
        losses
            .codebooks(codebooks(heard))
            .plus(
                losses.told(
                    heads.tell(heard, speaker), melody, phones, labels.speakers(manager, places)));
    return new CodedSound(real, made.get(":, :{}", samples), losses::sound, others);
  }

  private static NDArray cut(ResidualQuantised factor, boolean labelled) {
    return labelled ? factor.output().stopGradient() : factor.output();
  }

  private static NDArray codebooks(Plachta.Heard heard) {
    return heard.factors().stream()
        .map(
            factor ->
                Functional.mul(factor.commitmentLosses().sum(), COMMITMENT)
                    .add(factor.codebookLosses().sum()))
        .reduce(NDArray::add)
        .orElseThrow();
  }

  /** 1 for the pieces whose detail is heard, else 0: (B, 1, 1). Outside training all are. */
  private NDArray kept(NDManager manager, Recordings recordings) {
    Random random = recordings.random();
    float[] kept = new float[recordings.count()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = Autograd.isRecording() && random.nextDouble() < config.detailLeftOut() ? 0 : 1;
    }
    return Tensors.of(manager, kept, kept.length, 1, 1);
  }
}
