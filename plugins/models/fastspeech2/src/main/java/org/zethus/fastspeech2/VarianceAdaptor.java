package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zethus.fastspeech2.FastSpeech2Config.Features;
import org.zethus.fastspeech2.FastSpeech2Config.Model;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.fastspeech.LengthRegulator;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.VarianceControl;
import org.zethus.torch.fastspeech.VariancePredictor;
import org.zethus.torch.tts.Statistics;

/**
 * Variance adaptor: predicts durations, pitch and energy from the encoder's states, adds the
 * embeddings of the latter two, and expands phones to frames (section 2.3, figure 1b). Pitch and
 * energy are per phone, before the expansion, or per frame, after it.
 */
final class VarianceAdaptor {
  private final VariancePredictor durationPredictor;
  private final Variance pitch;
  private final Variance energy;
  private final Features features;
  private final Model config;

  VarianceAdaptor(StateDict weights, Features features, Model config, Statistics statistics) {
    this.features = features;
    this.config = config;
    durationPredictor =
        new VariancePredictor(
            weights.at("duration_predictor"),
            config.transformer().encoderHidden(),
            config.variancePredictor(),
            config.maskEverywhere());
    pitch =
        new Variance(
            weights,
            "pitch",
            config.varianceEmbedding().pitchQuantization(),
            config,
            statistics.pitch(),
            features.useLogScalePitch());
    energy =
        new Variance(
            weights,
            "energy",
            config.varianceEmbedding().energyQuantization(),
            config,
            statistics.energy(),
            features.useLogScaleEnergy());
  }

  /**
   * What the speech really has, for training and teacher forcing.
   *
   * @param durations frames per utterance and phone
   * @param pitch normalised, (B, P) or (B, T)
   * @param energy likewise
   */
  record Targets(int[][] durations, NDArray pitch, NDArray energy) {}

  /**
   * Factors on what is predicted; 1 as trained.
   *
   * @param duration 2 speaks half as fast
   * @param pitch see {@link VarianceControl}
   * @param energy likewise
   * @param leastFrames per utterance and phone, where the rounding heeds it
   */
  record Controls(double duration, double pitch, double energy, int[][] leastFrames) {}

  /**
   * What goes to the decoder, and what was predicted.
   *
   * @param x (B, T, D)
   * @param frames which of its T are real
   * @param logDurations ln(frames + 1), (B, P)
   * @param durations frames per utterance and phone, before fractions are dropped
   * @param pitch normalised, (B, P) or (B, T)
   * @param pitchMask which of the P or T are real
   * @param energy likewise
   * @param energyMask likewise
   */
  record Adapted(
      NDArray x,
      Mask frames,
      NDArray logDurations,
      float[][] durations,
      NDArray pitch,
      Mask pitchMask,
      NDArray energy,
      Mask energyMask) {}

  /** Predicts, and goes on with the targets. In training, frames beyond max_seq_len are cut. */
  Adapted teach(NDArray x, Mask phones, Targets targets) {
    NDArray logDurations = durationPredictor.forward(x, phones);
    float[][] durations =
        Arrays.stream(targets.durations()).map(VarianceAdaptor::widened).toArray(float[][]::new);
    return adapt(x, phones, logDurations, durations, targets, 1, 1);
  }

  /** Predicts, and goes on with the predictions. */
  Adapted infer(NDArray x, Mask phones, Controls controls) {
    NDArray logDurations = durationPredictor.forward(x, phones);
    float[][] durations =
        config
            .durationRounding()
            .frames(logDurations, phones, controls.duration(), controls.leastFrames());
    return adapt(x, phones, logDurations, durations, null, controls.pitch(), controls.energy());
  }

  /**
   * {@return as {@link #infer}, what goes to the decoder, in a graph: (1, T, D)}
   *
   * @param control factor on durations, (1)
   * @param minimum frames that each phone gets at least, (P)
   */
  Value infer(Value x, Value control, Value minimum) {
    Value logDurations = durationPredictor.forward(x).squeeze(0);
    Value ends = config.durationRounding().ends(logDurations, control, minimum);
    Value h = features.useFramePitch() ? x : pitch.forward(x);
    h = features.useFrameEnergy() ? h : energy.forward(h);
    h = h.gather(1, LengthRegulator.phones(ends));
    h = features.useFramePitch() ? pitch.forward(h) : h;
    return features.useFrameEnergy() ? energy.forward(h) : h;
  }

  private Adapted adapt(
      NDArray x,
      Mask phones,
      NDArray logDurations,
      float[][] durations,
      @Nullable Targets targets,
      double pitchFactor,
      double energyFactor) {
    int[][] whole =
        Arrays.stream(durations).map(LengthRegulator::wholeFrames).toArray(int[][]::new);
    Mask frames = frameMask(phones, LengthRegulator.totals(whole));
    NDArray pitchTarget = targets == null ? null : targets.pitch();
    NDArray energyTarget = targets == null ? null : targets.energy();

    NDArray pitchPrediction = null;
    NDArray energyPrediction = null;
    if (!features.useFramePitch()) {
      Variance.Adapted adapted = pitch.forward(x, phones, pitchTarget, pitchFactor);
      x = adapted.x();
      pitchPrediction = adapted.prediction();
    }
    if (!features.useFrameEnergy()) {
      Variance.Adapted adapted = energy.forward(x, phones, energyTarget, energyFactor);
      x = adapted.x();
      energyPrediction = adapted.prediction();
    }
    x = LengthRegulator.expand(x, whole, frames);
    if (pitchPrediction == null) {
      Variance.Adapted adapted = pitch.forward(x, frames, pitchTarget, pitchFactor);
      x = adapted.x();
      pitchPrediction = adapted.prediction();
    }
    if (energyPrediction == null) {
      Variance.Adapted adapted = energy.forward(x, frames, energyTarget, energyFactor);
      x = adapted.x();
      energyPrediction = adapted.prediction();
    }
    return new Adapted(
        x,
        frames,
        logDurations,
        durations,
        pitchPrediction,
        features.useFramePitch() ? frames : phones,
        energyPrediction,
        features.useFrameEnergy() ? frames : phones);
  }

  private Mask frameMask(Mask phones, int[] totals) {
    int longest = Arrays.stream(totals).max().orElse(0);
    int kept = Autograd.isRecording() ? Math.min(longest, config.maxSeqLen()) : longest;
    return Mask.of(phones.manager(), totals, kept);
  }

  private static float[] widened(int[] frames) {
    float[] wide = new float[frames.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = frames[i];
    }
    return wide;
  }
}
