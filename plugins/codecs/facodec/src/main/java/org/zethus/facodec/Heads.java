package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;

/**
 * What keeps the factors apart in training: prosody must tell F0, and content the phones; behind a
 * gradient reversal, no factor may tell what is another's. Only training needs them.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2.3 and figure 3</a>
 */
final class Heads {
  private final Predictor f0;
  private final Predictor phone;
  private final @Nullable Predictor prosodyPhone;
  private final @Nullable Predictor contentF0;
  private final @Nullable Predictor residualF0;
  private final @Nullable Predictor residualPhone;
  private final @Nullable Predictor speaker;

  /** Takes the weights; those behind a gradient reversal are at number 1 of a sequence. */
  Heads(StateDict weights, FaCodecConfig.Decoder config) {
    FaCodecConfig.Factors factors = config.factors();
    int width = config.inChannels();
    int phones = factors.phones();
    boolean residual = config.codebooks().vqNumQR() > 0;
    f0 = ofF0(weights.at("f0_predictor"), width);
    phone = new Predictor(weights.at("phone_predictor"), width, phones, 1, false);
    residualF0 =
        residual && factors.useGrResidualF0()
            ? ofF0(weights.at("res_f0_predictor.1"), width)
            : null;
    residualPhone =
        residual && factors.useGrResidualPhone()
            ? new Predictor(weights.at("res_phone_predictor.1"), width, phones, 1, false)
            : null;
    contentF0 = factors.useGrContentF0() ? ofF0(weights.at("content_f0_predictor.1"), width) : null;
    prosodyPhone =
        factors.useGrProsodyPhone()
            ? new Predictor(weights.at("prosody_phone_predictor.1"), width, phones, 1, false)
            : null;
    speaker =
        factors.useGrXTimbre()
            ? new Predictor(weights.at("x_timbre_predictor.1"), width, factors.speakers(), 1, true)
            : null;
  }

  /** Lets a checkpoint have them where they are not needed: the speakers alone are 250 MB. */
  static void ignore(StateDict weights) {
    for (String name :
        List.of(
            "f0_predictor",
            "phone_predictor",
            "res_f0_predictor",
            "res_phone_predictor",
            "content_f0_predictor",
            "prosody_phone_predictor",
            "x_timbre_predictor")) {
      weights.ignoreBelow(name);
    }
  }

  private static Predictor ofF0(StateDict weights, int width) {
    return new Predictor(weights, width, 1, 2, false);
  }

  /**
   * {@return what is told, by the reference's names: {@code f0} and {@code uv} (B, T), {@code
   * phone} (B, T, phones), and those behind a reversal likewise as {@code prosody_phone}, {@code
   * content_f0}, {@code res_f0} …; {@code x_timbre} is (B, speakers)}
   *
   * @param factors prosody, content and where there is one detail, each (B, C, T)
   * @param sum what the waveform is decoded from, without timbre
   */
  Map<String, NDArray> tell(List<NDArray> factors, NDArray sum) {
    Map<String, NDArray> told = new LinkedHashMap<>();
    NDArray prosody = factors.get(0);
    NDArray content = factors.get(1);
    putF0(told, "", f0, prosody);
    told.put("phone", phone.forward(content).get(0));
    if (prosodyPhone != null) {
      told.put("prosody_phone", prosodyPhone.forward(GradientReversal.of(prosody)).get(0));
    }
    if (contentF0 != null) {
      putF0(told, "content_", contentF0, GradientReversal.of(content));
    }
    if (residualF0 != null) {
      putF0(told, "res_", residualF0, GradientReversal.of(factors.get(2)));
    }
    if (residualPhone != null) {
      told.put("res_phone", residualPhone.forward(GradientReversal.of(factors.get(2))).get(0));
    }
    if (speaker != null) {
      told.put("x_timbre", speaker.forward(GradientReversal.of(sum)).get(0));
    }
    return told;
  }

  private static void putF0(
      Map<String, NDArray> told, String prefix, Predictor predictor, NDArray factor) {
    List<NDArray> heads = predictor.forward(factor);
    told.put(prefix + "f0", heads.get(0).squeeze(-1));
    told.put(prefix + "uv", heads.get(1).squeeze(-1));
  }
}
