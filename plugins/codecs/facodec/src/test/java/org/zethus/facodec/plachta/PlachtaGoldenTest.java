package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * The reference's memories go on from one call to the next, also where these have nothing to do
 * with one another: codes are those of the first call, {@code mid.latent_a} was recorded in the
 * third with the same waveform, and the conversion was decoded after the reconstruction.
 */
class PlachtaGoldenTest {
  private static final int LATENTS_OF_CALL = 3;

  @GoldenCases(area = "facodec", model = "FAcodec (trainable re-implementation)")
  void sameCodesConversionAndPredictions(GoldenCase golden) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU)) {
      Autograd.inference(
          () ->
              Scope.run(
                  () -> {
                    check(golden, weights);
                    return golden;
                  }));
    }
  }

  private static void check(GoldenCase golden, StateDict weights) {
    PlachtaConfig config = config(golden);
    Plachta codec = new Plachta(weights, config);
    PlachtaHeads heads = new PlachtaHeads(weights.at("fa_predictors"), config);
    weights.requireComplete();
    NDArray audio = Tensors.of(weights.manager(), golden.tensor("in.wav_a"));
    NDArray target = Tensors.of(weights.manager(), golden.tensor("in.wav_b"));

    Memory.Trace heardSoFar = new Memory.Trace();
    NDArray latents = codec.latents(audio, heardSoFar);
    NDArray recorded = latents;
    for (int call = 2; call <= LATENTS_OF_CALL; call++) {
      recorded = codec.latents(audio, heardSoFar);
    }
    close(golden, "mid.latent_a", recorded);
    NDArray mel = codec.mel(audio);
    close(golden, "mid.logmel_a", mel);
    NDArray timbre = codec.speaker(mel);
    close(golden, "out.timbre_a", timbre);
    NDArray other = codec.speaker(codec.mel(target));
    close(golden, "out.timbre_b", other);

    Plachta.Heard heard = codec.hear(latents, mel);
    close(golden, "out.prosody_feature_a", heard.prosodyInput());
    golden.assertSame("out.codes_prosody", Tensors.longs(heard.prosody().codes()));
    golden.assertSame("out.codes_content", Tensors.longs(heard.content().codes()));
    golden.assertSame("out.codes_residual", Tensors.longs(heard.detail().codes()));
    close(golden, "out.commitment_loss", sum(heard, ResidualQuantised::commitmentLosses));
    close(golden, "out.codebook_loss", sum(heard, ResidualQuantised::codebookLosses));

    Memory.Trace saidSoFar = new Memory.Trace();
    NDArray z = codec.toned(heard.sum(), timbre);
    close(golden, "out.z", z);
    close(golden, "out.recon_a", codec.decode(z, saidSoFar));
    NDArray converted = codec.toned(heard.plain(), other);
    close(golden, "out.converted_z", converted);
    close(golden, "out.converted_a_to_b", codec.decode(converted, saidSoFar));

    Map<String, NDArray> told = heads.tell(heard, timbre);
    told.forEach((name, value) -> close(golden, "out.pred_" + name, value));
    Assertions.assertThat(told.keySet())
        .isEqualTo(
            golden.names().stream()
                .filter(name -> name.startsWith("out.pred_"))
                .map(name -> name.substring("out.pred_".length()))
                .collect(Collectors.toSet()));
  }

  private static NDArray sum(
      Plachta.Heard heard, java.util.function.Function<ResidualQuantised, NDArray> losses) {
    return heard.factors().stream()
        .map(factor -> losses.apply(factor).sum())
        .reduce(NDArray::add)
        .orElseThrow();
  }

  private static void close(GoldenCase golden, String name, NDArray found) {
    golden.assertClose(name, Tensors.floats(found));
  }

  private static PlachtaConfig config(GoldenCase golden) {
    List<Integer> rates =
        ((List<?>) Objects.requireNonNull(golden.config().get("rates")))
            .stream().map(rate -> ((Number) rate).intValue()).toList();
    List<Integer> reversed = Arrays.asList(rates.toArray(Integer[]::new));
    Collections.reverse(reversed);
    Assertions.assertThat(golden.config().get("timbre_norm")).isEqualTo(true);
    return new PlachtaConfig(
        Boolean.TRUE.equals(golden.config().get("causal")),
        number(golden, "lstm"),
        Boolean.TRUE.equals(golden.config().get("separate_prosody_encoder")),
        number(golden, "n_c"),
        new PlachtaConfig.Wave(
            number(golden, "enc"), rates, number(golden, "dec"), reversed, 24000),
        number(golden, "latent"),
        number(golden, "prosody_hidden"),
        number(golden, "style_hidden"),
        number(golden, "V"),
        number(golden, "cd"),
        number(golden, "phones"),
        number(golden, "speakers"));
  }

  /** {@return a number whose key may go on with what the reference has} */
  private static int number(GoldenCase golden, String name) {
    return golden.config().asMap().entrySet().stream()
        .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "(ref"))
        .map(entry -> ((Number) Objects.requireNonNull(entry.getValue())).intValue())
        .findFirst()
        .orElseThrow(() -> new AssertionError(golden + " has no " + name));
  }
}
