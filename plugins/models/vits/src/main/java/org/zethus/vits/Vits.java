package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.export.SpeechGraph;
import org.zethus.torch.fastspeech.LengthRegulator;
import org.zethus.torch.hifigan.Generator;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Functional;

/**
 * The whole model: {@code enc_p}, {@code enc_q}, {@code flow}, {@code dp}, {@code dec} and, with
 * speakers, {@code emb_g} in the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, figure 1</a>
 */
final class Vits {
  private final TextEncoder encP;
  private final PosteriorEncoder encQ;
  private final ResidualCouplingBlock flow;
  private final Durations dp;
  private final Generator dec;
  private final @Nullable Embedding embG;

  /**
   * Symbols to speak.
   *
   * @param ids (B, S)
   * @param mask of the symbols
   * @param speakers ids, (B); without effect where the model has one voice
   */
  record Text(NDArray ids, Mask mask, NDArray speakers) {}

  /**
   * Recordings to learn from.
   *
   * @param linear magnitudes, (B, bins, T)
   * @param mask of the frames
   */
  record Recordings(NDArray linear, Mask mask) {}

  /**
   * What a piece of each utterance became in training, and what its losses need.
   *
   * @param audio generated pieces, (B, samples)
   * @param durationLoss of each utterance, (B)
   * @param alignment found by monotonic alignment search
   * @param posterior of the recordings, (B, C, T)
   * @param zP the posterior's draw after the flow, (B, C, T)
   * @param mP the prior's means by frame, (B, C, T)
   * @param logsP logarithms of the prior's deviations by frame, (B, C, T)
   * @param frames the recordings' mask
   */
  record Learned(
      NDArray audio,
      NDArray durationLoss,
      Alignment alignment,
      PosteriorEncoder.Latents posterior,
      NDArray zP,
      NDArray mP,
      NDArray logsP,
      Mask frames) {}

  /**
   * Speech.
   *
   * @param audio (B, samples)
   * @param alignment frames of each symbol
   * @param frames mask of the frames
   * @param z latents, (B, C, T); padding is rubbish
   * @param zP before the flow
   * @param mP the prior's means by frame
   * @param logsP logarithms of the prior's deviations by frame
   */
  record Spoken(
      NDArray audio,
      Alignment alignment,
      Mask frames,
      NDArray z,
      NDArray zP,
      NDArray mP,
      NDArray logsP) {}

  /**
   * Speech in another voice.
   *
   * @param audio (B, samples)
   * @param z the posterior's latents, (B, C, T)
   * @param zP without the one speaker
   * @param zHat with the other
   */
  record Converted(NDArray audio, NDArray z, NDArray zP, NDArray zHat) {}

  /**
   * Takes the weights.
   *
   * @param bins of the linear spectrogram
   */
  Vits(StateDict weights, int bins, VitsConfig.Network network, GeneratorConfig decoder) {
    encP = new TextEncoder(weights.at("enc_p"), network);
    dec =
        Generator.decoder(
            weights.at("dec"), network.interChannels(), decoder, network.ginChannels());
    encQ = new PosteriorEncoder(weights.at("enc_q"), bins, network);
    flow = new ResidualCouplingBlock(weights.at("flow"), network);
    dp = Durations.of(weights.at("dp"), network);
    embG =
        network.nSpeakers() == 0
            ? null
            : new Embedding(weights.at("emb_g"), network.nSpeakers(), network.ginChannels());
  }

  /** {@return the vectors of speakers (B), (B, gin, 1); null for a model of one voice} */
  private @Nullable NDArray speaker(NDArray ids) {
    return embG == null ? null : embG.forward(ids).expandDims(-1);
  }

  /**
   * Reconstructs a piece of each recording (section 2.3).
   *
   * @param pieces which frames: an int64 index (B, frames of a piece)
   */
  Learned learn(Text text, Recordings recordings, NDArray pieces, Noise noise) {
    NDArray mask = recordings.mask().values();
    TextEncoder.Encoded prior = encP.forward(text.ids(), text.mask().values());
    NDArray g = speaker(text.speakers());
    PosteriorEncoder.Latents posterior = encQ.forward(recordings.linear(), mask, g, noise);
    NDArray zP = flow.forward(posterior.z(), mask, g);
    Alignment alignment = Alignment.search(zP, recordings.mask(), prior, text.mask());
    NDArray w = alignment.durations(zP.getManager(), text.mask().longest());
    NDArray durationLoss = dp.loss(prior.x(), text.mask(), w, g, noise);
    NDArray mP = alignment.expand(prior.m(), recordings.mask());
    NDArray logsP = alignment.expand(prior.logs(), recordings.mask());
    NDArray audio = dec.forward(Kernels.columns(posterior.z(), pieces), g).squeeze(1);
    return new Learned(audio, durationLoss, alignment, posterior, zP, mP, logsP, recordings.mask());
  }

  /** Speaks. */
  Spoken infer(Text text, Controls controls, Noise noise) {
    NDArray symbols = text.mask().values();
    TextEncoder.Encoded prior = encP.forward(text.ids(), symbols);
    NDArray g = speaker(text.speakers());
    NDArray logW = dp.predict(prior.x(), text.mask(), g, controls.noiseScaleW(), noise);
    NDArray w = Functional.mul(logW.exp().mul(symbols), controls.lengthScale());
    Alignment alignment = Alignment.roundedUp(Tensors.floats(w), text.mask());
    NDManager manager = prior.x().getManager();
    Mask frames = Mask.of(manager, alignment.totals());
    NDArray mP = alignment.expand(prior.m(), frames);
    NDArray logsP = alignment.expand(prior.logs(), frames);
    NDArray deviations = Functional.mul(logsP.exp(), controls.noiseScale());
    NDArray zP = mP.add(noise.normal(manager, mP.getShape()).mul(deviations));
    NDArray z = flow.reverse(zP, frames.values(), g);
    NDArray heard = first(z.mul(frames.values()), controls.maxLen());
    return new Spoken(dec.forward(heard, g).squeeze(1), alignment, frames, z, zP, mP, logsP);
  }

  /**
   * {@return samples (1, 1, N) of symbols (1, S), in a graph}
   *
   * @param speech has the controls and the speaker
   * @param maxLen frames that are decoded at most
   */
  Value infer(Value ids, SpeechGraph speech, int maxLen) {
    TextEncoder.Prior prior = encP.forward(ids);
    Value speaker = speech.speaker();
    Value g = embG == null || speaker == null ? null : embG.forward(speaker).expandDims(-1);
    Value logW = dp.predict(prior.x(), g, speech.noiseScaleW());
    Value ends = Alignment.ends(logW.exp().mul(speech.lengthScale()));
    Value symbols = LengthRegulator.phones(ends);
    Value mP = prior.m().gather(2, symbols);
    Value deviations = prior.logs().gather(2, symbols).exp().mul(speech.noiseScale());
    Value zP = mP.add(ids.graph().normalLike(mP).mul(deviations));
    Value z = flow.reverse(zP, g);
    return dec.forward(maxLen == Integer.MAX_VALUE ? z : z.slice(2, 0, maxLen), g);
  }

  private static NDArray first(NDArray x, int frames) {
    return x.getShape().get(2) <= frames ? x : x.get(new NDIndex(":, :, :{}", frames));
  }

  /**
   * Says again what was said, in another voice.
   *
   * @param from ids of the speakers who said it, (B)
   * @param to ids of the speakers who shall, (B)
   * @throws IllegalStateException if the model has one voice
   */
  Converted convert(Recordings recordings, NDArray from, NDArray to, Noise noise) {
    NDArray gFrom = speaker(from);
    NDArray gTo = speaker(to);
    if (gFrom == null || gTo == null) {
      throw new IllegalStateException("a model of one voice cannot convert");
    }
    NDArray mask = recordings.mask().values();
    PosteriorEncoder.Latents posterior = encQ.forward(recordings.linear(), mask, gFrom, noise);
    NDArray zP = flow.forward(posterior.z(), mask, gFrom);
    NDArray zHat = flow.reverse(zP, mask, gTo);
    NDArray audio = dec.forward(zHat.mul(mask), gTo).squeeze(1);
    return new Converted(audio, posterior.z(), zP, zHat);
  }

  /** {@return each part of the model on its own, for comparison with the published one} */
  Parts parts() {
    return new Parts(encP, encQ, flow, dp, dec);
  }

  /** The parts. */
  record Parts(
      TextEncoder encP,
      PosteriorEncoder encQ,
      ResidualCouplingBlock flow,
      Durations dp,
      Generator dec) {}
}
