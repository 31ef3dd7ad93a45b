package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zethus.jets.JetsConfig.VarianceInput;
import org.zethus.torch.StateDict;
import org.zethus.torch.fastspeech.Decoder;
import org.zethus.torch.fastspeech.Encoder;
import org.zethus.torch.fastspeech.LengthRegulator;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.fastspeech.VariancePredictor;
import org.zethus.torch.hifigan.Generator;
import org.zethus.torch.nn.Embedding;

/**
 * JETS: FastSpeech 2's encoder, variance adaptor and decoder, whose frames HiFi-GAN's generator
 * turns into samples; in training an alignment module finds the durations (figure 1).
 *
 * @see <a href="https://arxiv.org/abs/2203.16852">Lim et al. 2022</a>
 */
final class Jets {
  private final Encoder encoder;
  private final @Nullable Embedding speakers;
  private final AlignmentModule alignmentModule;
  private final VariancePredictor durationPredictor;
  private final VariancePredictor pitchPredictor;
  private final VariancePredictor energyPredictor;
  private final VarianceEmbedding pitchEmbed;
  private final VarianceEmbedding energyEmbed;
  private final Decoder decoder;
  private final Generator generator;
  private final JetsConfig config;
  private final JetsConfig.Model model;

  /**
   * Takes the weights.
   *
   * @param config with all symbols, and with all speakers where the model tells them apart
   */
  Jets(JetsConfig config, StateDict weights) {
    this.config = config;
    this.model = config.model();
    int width = config.width();
    // One row more than symbols, as published.
    int rows = config.symbols().size() + 1;
    encoder = new Encoder(weights.at("encoder"), model.transformer(), rows, model.maskEverywhere());
    speakers =
        config.train().multiSpeakerTraining()
            ? new Embedding(weights.at("speaker_emb"), config.speakers().size(), width)
            : null;
    alignmentModule =
        new AlignmentModule(
            weights.at("alignment_module"), width, config.mel().melBins(), model.maskEverywhere());
    StateDict adaptor = weights.at("variance_adaptor");
    durationPredictor = predictor(adaptor.at("duration_predictor"));
    pitchPredictor = predictor(adaptor.at("pitch_predictor"));
    energyPredictor = predictor(adaptor.at("energy_predictor"));
    pitchEmbed = new VarianceEmbedding(weights.at("pitch_embed"), width, model.varianceEmbedding());
    energyEmbed =
        new VarianceEmbedding(weights.at("energy_embed"), width, model.varianceEmbedding());
    decoder = new Decoder(weights.at("decoder"), model.transformer(), model.maskEverywhere());
    generator = Generator.vocoder(weights.at("generator"), width, model.hifigan());
    Unused.ignoreIn(weights);
  }

  private VariancePredictor predictor(StateDict weights) {
    return new VariancePredictor(
        weights, config.width(), model.variancePredictor(), model.maskEverywhere());
  }

  /**
   * What was really said.
   *
   * @param mel log-mel frames, (B, T, mel bins)
   * @param frames which of the T are real; at least one for each phone
   * @param pitch normalised, per utterance and frame
   * @param energy likewise
   */
  record Speech(NDArray mel, Mask frames, float[][] pitch, float[][] energy) {}

  /**
   * Duration, pitch and energy of phones.
   *
   * @param logDurations ln(frames + 1), (B, P)
   * @param pitch normalised, (B, P)
   * @param energy likewise
   */
  record Variances(NDArray logDurations, NDArray pitch, NDArray energy) {}

  /**
   * What a step learns from.
   *
   * @param audio samples of the segments, (B, samples)
   * @param alignment of the whole utterances
   * @param predicted by the phones
   * @param pitch mean over each phone's frames, (B, P)
   * @param energy likewise
   */
  record Taught(
      NDArray audio, Alignment alignment, Variances predicted, NDArray pitch, NDArray energy) {}

  /**
   * Factors on what is predicted; 1 as trained.
   *
   * @param duration 2 speaks half as fast
   * @param pitch see {@link org.zethus.torch.fastspeech.VarianceControl}
   * @param energy likewise
   * @param leastFrames per utterance and phone, where the rounding heeds it
   */
  record Controls(double duration, double pitch, double energy, int[][] leastFrames) {}

  /**
   * What the generator is to turn into samples.
   *
   * @param frames hidden states, (B, T, D)
   * @param durations frames per utterance and phone
   * @param predicted by the phones, with the controls in it
   */
  record Planned(NDArray frames, int[][] durations, Variances predicted) {}

  /**
   * Aligns, predicts, and decodes a segment of each utterance with its true durations, pitch and
   * energy.
   *
   * @param starts first frame of each segment
   * @param length frames of a segment; at most T
   */
  Taught teach(Phones phones, Speech speech, int[] starts, int length) {
    NDArray x = encode(phones, true);
    Alignment alignment =
        Alignment.of(
            alignmentModule.forward(x, phones.mask(), speech.mel(), speech.frames()),
            phones.mask(),
            speech.frames());
    NDArray pitch = alignment.means(speech.pitch());
    NDArray energy = alignment.means(speech.energy());
    NDArray logDurations = durationPredictor.forward(x, phones.mask());
    boolean raw = model.varianceInput() == VarianceInput.RAW;
    NDArray varied =
        raw
            ? x.add(pitch.expandDims(2)).add(energy.expandDims(2))
            : embed(x, pitch, energy, phones.mask());
    NDArray heard = raw ? varied : x;
    Variances predicted =
        new Variances(
            logDurations,
            pitchPredictor.forward(heard, phones.mask()),
            energyPredictor.forward(heard, phones.mask()));
    NDArray z = decode(varied, alignment.durations(), speech.frames());
    return new Taught(speak(segments(z, starts, length)), alignment, predicted, pitch, energy);
  }

  /** Predicts everything the generator needs. */
  Planned plan(Phones phones, Controls controls) {
    NDArray x = encode(phones, model.speakerInInference());
    Variances predicted = predict(x, phones.mask(), controls);
    int[][] durations =
        Arrays.stream(
                model
                    .durationRounding()
                    .frames(
                        predicted.logDurations(),
                        phones.mask(),
                        controls.duration(),
                        controls.leastFrames()))
            .map(LengthRegulator::wholeFrames)
            .toArray(int[][]::new);
    int[] totals = LengthRegulator.totals(durations);
    Mask frames = Mask.of(phones.mask().manager(), totals, Arrays.stream(totals).max().orElse(0));
    NDArray varied = embed(x, predicted.pitch(), predicted.energy(), phones.mask());
    return new Planned(decode(varied, durations, frames), durations, predicted);
  }

  private Variances predict(NDArray x, Mask mask, Controls controls) {
    NDArray pitch = pitchPredictor.forward(x, mask);
    NDArray energy = energyPredictor.forward(x, mask);
    return new Variances(
        durationPredictor.forward(x, mask),
        model
            .varianceControl()
            .apply(
                pitch,
                mask,
                controls.pitch(),
                config.statistics().pitch(),
                config.scales().useLogScalePitch()),
        model
            .varianceControl()
            .apply(
                energy,
                mask,
                controls.energy(),
                config.statistics().energy(),
                config.scales().useLogScaleEnergy()));
  }

  /** {@return samples, (B, frames * hop), of hidden states (B, frames, D)} */
  NDArray speak(NDArray frames) {
    return generator.forward(frames.transpose(0, 2, 1)).squeeze(1);
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    return generator.reach();
  }

  private NDArray encode(Phones phones, boolean withSpeaker) {
    NDArray x = encoder.forward(phones.ids(), phones.mask());
    if (speakers != null && withSpeaker) {
      x = x.add(speakers.forward(phones.speakers()).expandDims(1));
      x = model.maskEverywhere() ? phones.mask().zero(x) : x;
    }
    return x;
  }

  private NDArray embed(NDArray x, NDArray pitch, NDArray energy, Mask mask) {
    return x.add(energyEmbed.forward(energy, mask)).add(pitchEmbed.forward(pitch, mask));
  }

  private NDArray decode(NDArray x, int[][] durations, Mask frames) {
    return decoder.forward(LengthRegulator.expand(x, durations, frames), frames);
  }

  private static NDArray segments(NDArray z, int[] starts, int length) {
    NDList segments = new NDList();
    for (int b = 0; b < starts.length; b++) {
      segments.add(z.get(new NDIndex("{}, {}:{}", b, starts[b], starts[b] + length)));
    }
    return NDArrays.stack(segments);
  }
}
