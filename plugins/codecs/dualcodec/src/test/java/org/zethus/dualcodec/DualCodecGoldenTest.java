package org.zethus.dualcodec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.MultiResolutionMelLoss;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.ResidualQuantised;

class DualCodecGoldenTest {
  private static final String LITERAL = "(reference literal";
  private static final String GRADIENT = "out.grad_norm.";

  private record SecondRun(int nQuantizersSecondRun) {}

  @GoldenCases(area = "dualcodec", model = "DualCodec")
  void codesAndWaveformsAreTheReferences(GoldenCase golden) {
    DualCodecConfig config = config(golden);
    int fewer = golden.config().as(SecondRun.class).nQuantizersSecondRun();
    run(
        golden,
        config,
        (codec, weights) ->
            Autograd.inference(
                () -> {
                  NDManager manager = weights.manager();
                  NDArray wav = Tensors.of(manager, golden.tensor("in.wav"));
                  NDArray features = features(golden, codec, manager);
                  codes(golden, codec, wav, features, config.nCodebooks() + 1, fewer);
                  evaluated(golden, codec, wav, features, config);
                  return golden;
                }));
  }

  private static void codes(
      GoldenCase golden, DualCodec codec, NDArray wav, NDArray features, int all, int fewer) {
    golden.assertClose(
        "out.convnext_encoder", Tensors.floats(codec.semanticPath().encode(features)));
    DualCodec.Codes codes = codec.encode(wav, features, all);
    golden.assertSame("out.semantic_codes", Tensors.longs(codes.semantic()));
    golden.assertSame("out.semantic_quantize", Tensors.longs(codes.semantic()));
    golden.assertSame("out.acoustic_codes", acoustic(codes));
    golden.assertClose("out.decoded", Tensors.floats(codec.decode(codes)));
    DualCodec.Codes semantic = codec.encode(wav, features, 1);
    assertThat(semantic.acoustic()).isNull();
    golden.assertClose("out.decoded_semantic_only", Tensors.floats(codec.decode(semantic)));
    DualCodec.Codes part = codec.encode(wav, features, fewer);
    golden.assertSame("out.acoustic_codes_nq" + fewer, acoustic(part));
    golden.assertClose("out.decoded_nq" + fewer, Tensors.floats(codec.decode(part)));
  }

  private static long[] acoustic(DualCodec.Codes codes) {
    NDArray acoustic = codes.acoustic();
    assertThat(acoustic).isNotNull();
    return acoustic == null ? new long[0] : Tensors.longs(acoustic);
  }

  private static void evaluated(
      GoldenCase golden, DualCodec codec, NDArray wav, NDArray features, DualCodecConfig config) {
    DualCodec.Semantic semantic = codec.semantic(features);
    ResidualQuantised quantised =
        codec.quantise(codec.residual(wav, semantic.latents()), all(config, wav));
    NDArray audio =
        codec.synthesise(quantised.output().add(semantic.latents()), wav.getShape().get(2));
    golden.assertClose("out.forward_x", Tensors.floats(audio));
    golden.assertClose("out.forward_penalty", floats(quantised.commitmentLosses().sum()));
    golden.assertClose("out.forward_vq_codebook_loss", floats(quantised.codebookLosses().sum()));
    golden.assertClose("out.forward_semantic_x", Tensors.floats(semantic.features()));
    golden.assertClose(
        "out.forward_semantic_penalty", floats(semantic.quantised().commitmentLosses().sum()));
    golden.assertClose(
        "out.forward_semantic_vq_codebook_loss",
        floats(semantic.quantised().codebookLosses().sum()));
  }

  private static int[] all(DualCodecConfig config, NDArray wav) {
    int[] counts = new int[(int) wav.getShape().get(0)];
    Arrays.fill(counts, config.nCodebooks());
    return counts;
  }

  @GoldenCases(area = "dualcodec", model = "DualCodec", outputs = "train_x")
  void aTrainingStepHasTheReferencesLossesAndGradients(GoldenCase golden) {
    DualCodecConfig config = config(golden);
    run(
        golden,
        config,
        (codec, weights) ->
            Autograd.training(
                () -> {
                  NDManager manager = weights.manager();
                  weights.requireGrad(true);
                  NDArray wav = Tensors.of(manager, golden.tensor("in.wav"));
                  NDArray features = features(golden, codec, manager);
                  trained(golden, codec, config, wav, features);
                  gradients(golden, weights);
                  return golden;
                }));
  }

  private static void trained(
      GoldenCase golden, DualCodec codec, DualCodecConfig config, NDArray wav, NDArray features) {
    int[] counts =
        Arrays.stream(golden.longs("in.train_dropout_randint_acoustic"))
            .mapToInt(Math::toIntExact)
            .toArray();
    int dropped = (int) (counts.length * config.quantizerDropout());
    Arrays.fill(counts, dropped, counts.length, config.nCodebooks());
    DualCodec.Semantic semantic = codec.semantic(features);
    ResidualQuantised quantised = codec.quantise(codec.residual(wav, semantic.latents()), counts);
    NDArray audio =
        codec
            .synthesise(quantised.output().add(semantic.latents()), wav.getShape().get(2))
            .squeeze(1);
    DualCodecLosses losses = new DualCodecLosses(wav.getManager(), config.sampleRate(), losses());
    Losses spectra = losses.spectra(wav.squeeze(1), audio);
    Losses acoustic = losses.acoustic(quantised);
    Losses distilled = losses.semantic(features, semantic);
    golden.assertClose("out.train_x", Tensors.floats(audio));
    golden.assertClose("out.train_spec_loss", value(spectra, "mel"));
    golden.assertClose("out.train_penalty", value(acoustic, "commitment"));
    golden.assertClose("out.train_codebook_loss", value(acoustic, "codebook"));
    golden.assertClose("out.train_distill_loss", value(distilled, "distill"));
    NDArray total = spectra.plus(acoustic).plus(distilled).total();
    // The reference adds the weight of the semantic codebook's loss, 1, where it should multiply.
    golden.assertClose("out.train_total_without_gan", floats(total.add(1)));
    Autograd.backward(total);
  }

  private static DualCodecLosses.Config losses() {
    MultiResolutionMelLoss.Config mel =
        new MultiResolutionMelLoss.Config(List.of(10, 20), List.of(256, 512), 1e-5, 1, 1, 2);
    return new DualCodecLosses.Config(15, 0.25, 1, 15, 0.25, 1, false, 0.1, mel, mel);
  }

  private static double[] value(Losses losses, String term) {
    return new double[] {losses.values().getOrDefault(term, Double.NaN)};
  }

  private interface Body {
    Object run(DualCodec codec, StateDict weights);
  }

  private static void run(GoldenCase golden, DualCodecConfig config, Body body) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      DualCodec codec = new DualCodec(weights, config, Codebooks.PLAIN);
      weights.requireComplete();
      body.run(codec, weights);
    }
  }

  private static void gradients(GoldenCase golden, StateDict weights) {
    for (String output : golden.names()) {
      if (output.startsWith(GRADIENT)) {
        NDArray parameter =
            requireNonNull(weights.parameters().get(output.substring(GRADIENT.length())), output);
        golden.assertClose(output, floats(parameter.getGradient().square().sum().sqrt()));
      }
    }
  }

  /** Some cases have the features before they are pooled. */
  private static NDArray features(GoldenCase golden, DualCodec codec, NDManager manager) {
    if (!golden.has("in.w2v_feature")) {
      return Tensors.of(manager, golden.tensor("in.semantic_repr"));
    }
    NDArray pooled = codec.pooled(Tensors.of(manager, golden.tensor("in.w2v_feature")));
    golden.assertClose("mid.semantic_repr", Tensors.floats(pooled));
    return pooled;
  }

  private static float[] floats(NDArray scalar) {
    return Tensors.floats(scalar.reshape(new Shape(1)));
  }

  /** Where the reference has a number in its code, the case's key says so. */
  private static DualCodecConfig config(GoldenCase golden) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    golden
        .config()
        .asMap()
        .forEach((key, value) -> values.put(key.split("\\" + LITERAL, -1)[0], value));
    return Config.of(values, golden.name()).as(DualCodecConfig.class);
  }
}
