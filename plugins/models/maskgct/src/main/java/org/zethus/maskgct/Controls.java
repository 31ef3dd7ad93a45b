package org.zethus.maskgct;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zethus.api.config.Default;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.flowmatching.NormalNoise;
import org.zethus.torch.masked.Annealing;
import org.zethus.torch.masked.Guidance;
import org.zethus.torch.nn.Functional;

/**
 * How to speak: the section {@code inference} of a checkpoint's config. The defaults are what the
 * published model is listened to with.
 *
 * @param t2sSteps passes for the semantic codes
 * @param t2sTemperature of their draws
 * @param s2aSteps passes for each codebook of acoustic codes; none: 25, 10, then 1 for each
 * @param s2aTemperature of their draws
 * @param filterThres share of the codes, the least likely ones, that are never drawn
 * @param cfg scale of the guidance by prompt and text
 * @param rescaleCfg how much of the guided states' deviation is undone, 0 to 1
 * @param durationNoise deviation of the noise that durations are made of, where they are predicted;
 *     0 for their median
 */
record Controls(
    @Default("50") int t2sSteps,
    @Default("0.9") double t2sTemperature,
    @Default("[]") List<Integer> s2aSteps,
    @Default("1.5") double s2aTemperature,
    @Default("0.98") double filterThres,
    @Default("2.5") double cfg,
    @Default("0.75") double rescaleCfg,
    @Default("0") double durationNoise) {
  /** Seconds of the whole answer, instead of what the rule of phones gives. */
  static final String SECONDS = "seconds";

  private static final String STEPS = "t2s_steps";
  private static final String CFG = "cfg";
  private static final String DURATION_NOISE = "duration_noise";
  private static final Set<String> NAMES = Set.of(SECONDS, STEPS, CFG, DURATION_NOISE);
  private static final List<Integer> COARSE_STEPS = List.of(25, 10);

  Controls {
    s2aSteps = List.copyOf(s2aSteps);
  }

  /**
   * {@return what a request asks for, on top of these}
   *
   * @throws ZethusException if it asks for a control that is none of these, or for what cannot be
   */
  Controls asAsked(TtsRequest request) {
    request.requireControlsOf(MaskGctConfig.ID, NAMES);
    if (request.pitch() != 1 || request.energy() != 1) {
      throw new ZethusException(
          "maskgct has no control of pitch and energy, found factors %s and %s; leave them at 1"
              .formatted(request.pitch(), request.energy()));
    }
    Map<String, Double> asked = request.controls();
    double steps = asked.getOrDefault(STEPS, (double) t2sSteps);
    double scale = asked.getOrDefault(CFG, cfg);
    double noise = asked.getOrDefault(DURATION_NOISE, durationNoise);
    if (!(steps >= 1 && steps <= Integer.MAX_VALUE && scale >= 0 && noise >= 0)) {
      throw new ZethusException(
          "need t2s_steps of at least 1, cfg and duration_noise of at least 0, found %s, %s and %s"
              .formatted(steps, scale, noise));
    }
    return new Controls(
        (int) steps,
        t2sTemperature,
        s2aSteps,
        s2aTemperature,
        filterThres,
        scale,
        rescaleCfg,
        noise);
  }

  Annealing semantic() {
    return new Annealing(t2sSteps, t2sTemperature, filterThres);
  }

  /** {@return how each codebook is decoded} */
  List<Annealing> acoustic(int codebooks) {
    List<Integer> steps = s2aSteps.isEmpty() ? usualSteps(codebooks) : s2aSteps;
    if (steps.size() < codebooks) {
      throw new ZethusException(
          "key 'inference.s2a_steps': need a number for each of the %d codebooks, found %s"
              .formatted(codebooks, steps));
    }
    return steps.subList(0, codebooks).stream()
        .map(count -> new Annealing(count, s2aTemperature, filterThres))
        .toList();
  }

  private static List<Integer> usualSteps(int codebooks) {
    List<Integer> steps = new ArrayList<>(COARSE_STEPS);
    steps.addAll(Collections.nCopies(codebooks, 1));
    return steps;
  }

  Guidance guidance() {
    return new Guidance(cfg, rescaleCfg);
  }

  /** {@return the noise that durations are made of; a flow of one number keeps its quantiles} */
  NormalNoise durationNoise(long seed) {
    NormalNoise noise = NormalNoise.seeded(seed);
    return (manager, shape) -> Functional.mul(noise.normal(manager, shape), durationNoise);
  }
}
