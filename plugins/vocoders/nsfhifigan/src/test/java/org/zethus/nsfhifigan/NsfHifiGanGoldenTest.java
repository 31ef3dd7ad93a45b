package org.zethus.nsfhifigan;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.vocoder.TrainingStep;

class NsfHifiGanGoldenTest {
  private record Case(Preprocess preprocess, NsfHifiGanConfig.Model model) {}

  private record Preprocess(int nMel, int sampleRate) {}

  /** The reference overwrites its source; the case has its results as they are and corrected. */
  @GoldenCases(area = "vocoders", model = "NSFHiFiGAN")
  void sameWeightsMelF0AndNoiseGiveTheReferenceWaveforms(GoldenCase golden) {
    Case config = golden.config().as(Case.class);
    NsfHifiGanConfig.Network network = config.model().nsfhifigan();
    Map.of("out.audio", true, "out.audio_with_source", false)
        .forEach(
            (output, ignoreSource) ->
                compare(
                    golden,
                    config.preprocess(),
                    new NsfHifiGanConfig.Network(
                        network.shape(), network.harmonicNum(), ignoreSource),
                    output));
  }

  private static void compare(
      GoldenCase golden, Preprocess mel, NsfHifiGanConfig.Network config, String output) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      NsfHifiGan network = new NsfHifiGan(weights, mel.nMel(), mel.sampleRate(), config);
      weights.requireComplete();
      Autograd.inference(
          () -> {
            HarmonicSource source = network.source();
            NDArray sines = sines(source, golden, weights);
            golden.assertClose("mid.sines", Tensors.floats(sines));
            NDArray excitation = source.merge(sines);
            golden.assertClose("mid.source", Tensors.floats(excitation));
            NDArray x = array(golden, weights, "in.mel");
            golden.assertClose(output, Tensors.floats(network.forward(x, excitation)));
            return golden;
          });
    }
  }

  private static NDArray sines(HarmonicSource source, GoldenCase golden, StateDict weights) {
    HarmonicSource.Phases phases =
        source.phases(array(golden, weights, "in.f0"), array(golden, weights, "in.noise0"));
    return source.sines(phases, array(golden, weights, "in.noise1"));
  }

  private static NDArray array(GoldenCase golden, StateDict weights, String name) {
    return Tensors.of(weights.manager(), golden.tensor(name));
  }

  @GoldenCases(area = "vocoders", model = "GAN vocoder training step (nsfhifigan + mpd + mrd)")
  void lossesAndGradientsAreTheReferences(GoldenCase golden) {
    TrainingStep.check(
        golden,
        VocoderObjective.HIFIGAN,
        step -> {
          NsfHifiGanConfig.Network config =
              step.network("nsfhifigan", NsfHifiGanConfig.Network.class);
          NsfHifiGan network =
              new NsfHifiGan(
                  step.weights(),
                  step.spec().melBins(),
                  step.spec().sampleRate(),
                  new NsfHifiGanConfig.Network(config.shape(), config.harmonicNum(), true));
          HarmonicSource source = network.source();
          return () -> {
            HarmonicSource.Phases phases = source.phases(step.in("frame_pitch"), step.in("noise0"));
            NDArray excitation = source.merge(source.sines(phases, step.in("noise1")));
            return step.waveforms(network.forward(step.in("mel"), excitation));
          };
        });
  }
}
