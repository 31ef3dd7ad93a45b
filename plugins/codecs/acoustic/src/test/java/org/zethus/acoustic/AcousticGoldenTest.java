package org.zethus.acoustic;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.acoustic.AcousticDecoder;
import org.zethus.torch.acoustic.AcousticEncoder;
import org.zethus.torch.acoustic.DecoderConfig;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.ResidualQuantised;

class AcousticGoldenTest {
  private static final String GRADIENT = "out.grad_norm.";

  @GoldenCases(area = "maskgct", model = "CodecEncoder/CodecDecoder (acoustic codec)")
  void codesWaveformsLossesAndGradientsAreTheReferences(GoldenCase golden) {
    AcousticConfig.Model config = golden.config().as(AcousticConfig.Model.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      AcousticEncoder encoder = new AcousticEncoder(weights.at("encoder"), config.encoder());
      AcousticDecoder decoder = new AcousticDecoder(weights.at("decoder"), config.decoder());
      weights.requireComplete();
      NDArray waveform = Tensors.of(weights.manager(), golden.tensor("in.wav"));
      Autograd.inference(
          () -> {
            inference(golden, config.decoder(), encoder.forward(waveform), decoder);
            return null;
          });
      weights.requireGrad(true);
      Autograd.training(
          () -> {
            Losses losses = training(golden, config.decoder(), waveform, encoder, decoder);
            Autograd.backward(losses.total());
            return null;
          });
      for (String name : golden.names()) {
        if (name.startsWith(GRADIENT)) {
          NDArray parameter = weights.parameters().get(name.substring(GRADIENT.length()));
          golden.assertClose(name, new double[] {norm(parameter.getGradient())});
        }
      }
    }
  }

  private static void inference(
      GoldenCase golden, DecoderConfig config, NDArray latents, AcousticDecoder decoder) {
    golden.assertClose("out.latent", Tensors.floats(latents));
    ResidualQuantised quantised = decoder.quantise(latents);
    golden.assertSame("out.codes", Tensors.longs(quantised.codes().swapAxes(0, 1)));
    golden.assertClose("out.quantized", Tensors.floats(quantised.output()));
    golden.assertClose(
        "out.wav_from_quantized", Tensors.floats(decoder.decode(quantised.output())));
    NDArray embedded = decoder.embed(quantised.codes());
    golden.assertClose("out.vq2emb", Tensors.floats(embedded));
    golden.assertClose("out.wav_from_vq2emb", Tensors.floats(decoder.decode(embedded)));
    NDArray firstTwo = decoder.embed(quantised.codes().get(":, :2"));
    golden.assertClose("out.wav_from_first_2_codes", Tensors.floats(decoder.decode(firstTwo)));
    int[] fewer = new int[(int) latents.getShape().get(0)];
    Arrays.fill(fewer, config.numQuantizers() - 1);
    golden.assertClose(
        "out.quantized_n_minus_1", Tensors.floats(decoder.quantise(latents, fewer).output()));
  }

  private static Losses training(
      GoldenCase golden,
      DecoderConfig config,
      NDArray waveform,
      AcousticEncoder encoder,
      AcousticDecoder decoder) {
    long[] drawn = golden.longs("in.train_dropout_randint");
    int[] counts = new int[drawn.length];
    Arrays.fill(counts, config.numQuantizers());
    for (int i = 0; i < (int) (counts.length * config.quantizerDropout()); i++) {
      counts[i] = (int) drawn[i];
    }
    ResidualQuantised quantised = decoder.quantise(encoder.forward(waveform), counts);
    golden.assertClose("out.train_quantized", Tensors.floats(quantised.output()));
    golden.assertClose(
        "out.train_commit_losses", weighted(quantised.commitmentLosses(), config.commitment()));
    golden.assertClose(
        "out.train_codebook_losses",
        weighted(quantised.codebookLosses(), config.codebookLossWeight()));
    NDArray distance = decoder.decode(quantised.output()).sub(waveform).abs().mean();
    golden.assertClose("out.train_rec_l1", Tensors.floats(distance.reshape(1)));
    return Losses.named("loss")
        .plus("rec", distance)
        .plus(config.commitment(), "commitment", quantised.commitmentLosses().mean())
        .plus(config.codebookLossWeight(), "codebook", quantised.codebookLosses().mean());
  }

  private static float[] weighted(NDArray losses, double weight) {
    float[] values = Tensors.floats(losses);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * weight);
    }
    return values;
  }

  private static double norm(NDArray gradient) {
    double sum = 0;
    for (float value : Tensors.floats(gradient)) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
