package org.zethus.apnet;

import ai.djl.ndarray.NDArray;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.TrainingStep;
import org.zethus.torch.vocoder.WaveformTerms;

class ApNetGoldenTest {
  private record Case(Preprocess preprocess, ApNetConfig.Model model) {}

  private record Preprocess(int nMel, int nFft, int hopSize, int winSize) {
    MelSpec spec() {
      return new MelSpec(8000, nFft, winSize, hopSize, nMel, 0, 4000);
    }
  }

  @GoldenCases(area = "vocoders", model = "APNet")
  void sameWeightsAndMelGiveTheReferenceSpectraAndWaveform(GoldenCase golden) {
    Case config = golden.config().as(Case.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      ApNet network = new ApNet(weights, config.preprocess().spec(), config.model().apnet());
      weights.requireComplete();
      Autograd.inference(
          () -> {
            NDArray mel = Tensors.of(weights.manager(), golden.tensor("in.mel"));
            ApNet.Spectrum spectrum = network.spectrum(mel);
            golden.assertClose("out.logamp", Tensors.floats(spectrum.logAmplitude()));
            golden.assertClose("out.cos_phase", Tensors.floats(spectrum.phase().cos()));
            golden.assertClose("out.sin_phase", Tensors.floats(spectrum.phase().sin()));
            golden.assertClose("out.real", Tensors.floats(spectrum.real()));
            golden.assertClose("out.imag", Tensors.floats(spectrum.imag()));
            golden.assertClose("out.audio", Tensors.floats(network.audio(spectrum)));
            return golden;
          });
    }
  }

  /** The targets are those of the recorded audio, which the losses analyse themselves. */
  @GoldenCases(area = "vocoders", model = "GAN vocoder training step (apnet + mpd + mrd)")
  void lossesAndGradientsAreTheReferences(GoldenCase golden) {
    TrainingStep.check(
        golden,
        TrainableApNet.OBJECTIVE,
        step -> {
          ApNet network =
              new ApNet(
                  step.weights(), step.spec(), step.network("apnet", ApNetConfig.Network.class));
          WaveformTerms waveform =
              step.opposition()
                  .waveformTerms(step.weights().manager(), step.spec(), TrainableApNet.OBJECTIVE);
          ApNetLosses losses =
              new ApNetLosses(step.weights().manager(), step.spec(), step.opposition());
          return () -> TrainableApNet.Spectra.of(network, step.in("mel"), waveform, losses);
        });
  }
}
