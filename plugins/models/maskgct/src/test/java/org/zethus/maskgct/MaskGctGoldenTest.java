package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Tensors;

class MaskGctGoldenTest {
  @GoldenCases(area = "maskgct", model = "MaskGCT_Inference_Pipeline")
  void thePromptContinuesAsTheReferences(GoldenCase golden) {
    Golden.inference(
        golden.name(),
        new WithStatistics(
            golden.weights(), golden.floats("in.semantic_mean"), golden.floats("in.semantic_std")),
        golden,
        opened -> {
          Config config = config(golden);
          MaskGct chain =
              new MaskGct(
                  opened.weights(), config.section("model").as(MaskGctConfig.Model.class), null);
          opened.weights().requireComplete();
          MaskGct.Prompt prompt =
              chain.listen(
                  opened.manager(),
                  golden.floats("in.prompt_wav_16k"),
                  golden.floats("in.prompt_wav_24k"));
          opened.same("prompt_semantic_code", prompt.semantic());
          opened.same("prompt_acoustic_code", prompt.acoustic());
          NDArray phones =
              opened.in("prompt_phone_id").concat(opened.in("target_phone_id"), 0).expandDims(0);
          MaskGct.Made made =
              chain.speak(
                  prompt,
                  phones,
                  frames(opened, chain),
                  config.section("inference").as(Controls.class),
                  opened.sampler(Recorded.noise(golden, draws(golden))));
          opened.same("combined_semantic_code", made.semantic());
          if (made.firstCodebook() != null) {
            opened.same("predict_1layer", made.firstCodebook());
          }
          opened.same("predict_full", made.acoustic());
          NDArray said = chain.waveform(made.acoustic());
          golden.assertClose("out.recovered_audio", Tensors.floats(said));
          NDArray all = chain.waveform(prompt.acoustic()).concat(said, 0);
          golden.assertClose("out.combined_audio", Tensors.floats(all));
        });
  }

  private static int frames(Golden opened, MaskGct chain) {
    GoldenCase golden = opened.golden();
    return opened.call().get("target_len_seconds") instanceof Number seconds
        ? Durations.given(seconds.doubleValue(), chain.frameRate())
        : Durations.byPhones(
            (double) golden.floats("in.prompt_wav_16k").length / chain.semanticRate(),
            golden.longs("in.prompt_phone_id").length,
            golden.longs("in.target_phone_id").length,
            chain.frameRate());
  }

  /** The encoder's layers draw too, single numbers that decide nothing. */
  private static List<String> draws(GoldenCase golden) {
    return golden.names().stream()
        .filter(name -> name.startsWith("in.rnd_"))
        .filter(name -> golden.tensor(name).shape().length > 0)
        .sorted(
            Comparator.comparing((String name) -> name.startsWith("in.rnd_s2a"))
                .thenComparing(name -> Integer.valueOf(name.substring(name.lastIndexOf('_') + 1))))
        .toList();
  }

  /** {@return the case's config in a checkpoint's sections} */
  private static Config config(GoldenCase golden) {
    Config theirs = golden.config();
    Map<String, @Nullable Object> semantic =
        new LinkedHashMap<>(theirs.section("semantic_model").asMap());
    semantic.put("padding_value", theirs.get("call.feature_padding_value"));
    Map<String, Object> model =
        Map.of(
            "t2s_model", theirs.section("t2s_model").asMap(),
            "s2a_model",
                Map.of(
                    "s2a_1layer", theirs.section("s2a_model_1layer").asMap(),
                    "s2a_full", theirs.section("s2a_model_full").asMap()),
            "semantic_codec", theirs.section("semantic_codec").asMap(),
            "acoustic_codec",
                Map.of(
                    "encoder", theirs.section("codec_encoder").asMap(),
                    "decoder", theirs.section("codec_decoder").asMap()),
            "semantic_model", semantic);
    Map<String, @Nullable Object> inference = new LinkedHashMap<>();
    Config call = theirs.section("call");
    inference.put("t2s_steps", call.get("t2s_steps"));
    inference.put("t2s_temperature", call.get("t2s_temp"));
    inference.put("s2a_steps", call.get("s2a_steps"));
    inference.put("s2a_temperature", call.get("s2a_temp"));
    inference.put("filter_thres", call.get("filter_thres"));
    inference.put("cfg", call.get("t2s_cfg"));
    inference.put("rescale_cfg", call.get("t2s_rescale"));
    return Config.of(Map.of("model", model, "inference", inference), golden.name());
  }
}
