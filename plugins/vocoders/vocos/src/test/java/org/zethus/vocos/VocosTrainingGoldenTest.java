package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.Device;
import org.zethus.dsp.MelSpectrogram;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.gan.PeriodGan;
import org.zethus.torch.gan.Resolutions;
import org.zethus.torch.gan.SpecGan;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.vocos.NetworkConfig;
import org.zethus.torch.vocos.Vocos;

class VocosTrainingGoldenTest {
  private record Mel(
      int nFft, int numMels, int samplingRate, int hopSize, int winSize, double fmin, double fmax) {
    MelSpec spec() {
      return new MelSpec(samplingRate, nFft, winSize, hopSize, numMels, fmin, fmax);
    }
  }

  private record MelLossRate(int sampleRate) {}

  private record Weights(
      double discLossWeight,
      double melLossWeight,
      double advLossWeight,
      double fmLossWeight,
      double specFmLossWeight) {}

  private record Case(
      NetworkConfig vocos,
      PeriodGan periodGan,
      SpecGan specGan,
      Weights loss,
      MultiResolutionMelLoss.Config melLoss,
      @Key("mel_loss") MelLossRate melLossRate,
      Mel mel,
      double melMean,
      double melVar) {
    VocosLosses.Config lossConfig() {
      return new VocosLosses.Config(
          loss.melLossWeight(),
          0,
          loss.discLossWeight(),
          loss.advLossWeight(),
          loss.fmLossWeight(),
          loss.specFmLossWeight(),
          melLoss,
          Config.of(Map.of(), "default").as(Resolutions.class));
    }
  }

  @GoldenCases(area = "vocoders", model = "Vocos training step")
  void lossesAndGradientsAreTheReferences(GoldenCase golden) {
    Case config = golden.config().as(Case.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Vocos vocos = new Vocos(weights.at("vocoder"), config.vocos());
      VocosAdversary adversary =
          VocosAdversary.of(
              weights,
              new VocosTrainerConfig.Discriminators(config.periodGan(), config.specGan()),
              config.lossConfig());
      weights.requireComplete();
      VocosLosses losses =
          new VocosLosses(
              weights.manager(), config.melLossRate().sampleRate(), config.lossConfig());

      NDArray real = Tensors.of(weights.manager(), golden.tensor("in.wav"));
      NDArray mel = mel(golden, config, weights);
      golden.assertClose("out.mel", Tensors.floats(mel));
      scores(golden, "mid.period", adversary.period(), real);
      scores(golden, "mid.spec", adversary.spec(), real);

      weights.requireGrad(true);
      Autograd.training(
          () -> {
            NDArray fake = vocos.forward(mel);
            golden.assertClose("out.audio_pred", Tensors.floats(fake));
            Losses ofDiscriminators = adversary.discriminator(real, fake);
            compare(golden, ofDiscriminators, weights, "discriminators", "");
            // The reference does not step between the two losses; gradients start anew.
            weights.parameters().values().forEach(VocosTrainingGoldenTest::forgetGradient);
            NDArray again = vocos.forward(mel);
            Losses ofGenerator =
                losses.reconstruction(real, again).plus(adversary.generator(real, again));
            compare(golden, ofGenerator, weights, "generator", "vocoder.");
            return null;
          });
    }
  }

  private static void forgetGradient(NDArray parameter) {
    parameter.setRequiresGradient(false);
    parameter.setRequiresGradient(true);
  }

  private static NDArray mel(GoldenCase golden, Case config, StateDict weights) {
    MelSpectrogram extractor = new MelSpectrogram(config.mel().spec());
    long[] shape = golden.tensor("in.wav").shape();
    int samples = (int) shape[1];
    float[] all = golden.floats("in.wav");
    int frames = extractor.frames(samples);
    int size = config.mel().numMels() * frames;
    float[] values = new float[(int) shape[0] * size];
    for (int b = 0; b < shape[0]; b++) {
      float[] wav = Arrays.copyOfRange(all, b * samples, (b + 1) * samples);
      System.arraycopy(extractor.extract(wav).values(), 0, values, b * size, size);
    }
    VocosConfig.Scaling scaling = new VocosConfig.Scaling(config.melMean(), config.melVar());
    return scaling.apply(
        Tensors.of(weights.manager(), values, shape[0], config.mel().numMels(), frames));
  }

  private static void scores(
      GoldenCase golden, String name, List<Discriminator> discriminators, NDArray audio) {
    for (int i = 0; i < discriminators.size(); i++) {
      NDArray score = discriminators.get(i).judge(audio).score();
      golden.assertClose(name + i + "_score", Tensors.floats(score));
    }
  }

  private static void compare(
      GoldenCase golden, Losses losses, StateDict weights, String which, String prefix) {
    losses
        .values()
        .forEach((name, value) -> golden.assertClose("out." + name, new double[] {value}));
    Autograd.backward(losses.total());
    List<?> names = (List<?>) golden.json().get("grad_names_" + which);
    double[] norms =
        names.stream()
            .mapToDouble(name -> norm(weights.parameters().get(prefix + name).getGradient()))
            .toArray();
    golden.assertClose("out.grad_norms_" + which, norms);
  }

  private static double norm(NDArray gradient) {
    double sum = 0;
    for (float value : Tensors.floats(gradient)) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
