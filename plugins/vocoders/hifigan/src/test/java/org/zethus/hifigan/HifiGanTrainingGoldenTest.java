package org.zethus.hifigan;

import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.hifigan.Generator;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.vocoder.TrainingStep;

class HifiGanTrainingGoldenTest {
  @GoldenCases(area = "vocoders", model = "GAN vocoder training step (hifigan + mpd + mrd)")
  void lossesAndGradientsAreTheReferences(GoldenCase golden) {
    TrainingStep.check(
        golden,
        VocoderObjective.HIFIGAN,
        step -> {
          GeneratorConfig config = step.network("hifigan", GeneratorConfig.class);
          Generator generator = Generator.vocoder(step.weights(), step.spec().melBins(), config);
          return () -> step.waveforms(generator.forward(step.in("mel")));
        });
  }
}
