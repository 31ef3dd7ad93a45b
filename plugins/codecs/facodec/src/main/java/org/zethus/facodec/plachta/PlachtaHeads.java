package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.facodec.GradientReversal;
import org.zethus.facodec.Predictor;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Linear;

/**
 * What keeps the factors apart in training, as the released model has it: prosody must tell F0,
 * content the phones and timbre the speaker; behind a gradient reversal, detail must tell neither
 * F0 nor phones, and all three together not the speaker. {@code fa_predictors} in the checkpoint.
 */
final class PlachtaHeads {
  private final Predictor f0;
  private final Predictor phone;
  private final Linear speaker;
  private final Predictor reversedF0;
  private final Predictor reversedPhone;
  private final Predictor reversedSpeaker;

  PlachtaHeads(StateDict weights, PlachtaConfig config) {
    int width = config.latent();
    f0 = new Predictor(weights.at("f0_predictor"), width, 1, 2, false);
    phone = new Predictor(weights.at("phone_predictor"), width, config.phones(), 1, false);
    speaker = new Linear(weights.at("timbre_predictor"), width, config.speakers());
    reversedF0 = new Predictor(weights.at("rev_f0_predictor.1"), width, 1, 2, false);
    reversedPhone =
        new Predictor(weights.at("rev_content_predictor.1"), width, config.phones(), 1, false);
    reversedSpeaker =
        new Predictor(weights.at("rev_timbre_predictor.1"), width, config.speakers(), 1, true);
    weights.ignoreBelow("global_f0_predictor"); // nothing asks these two
    weights.ignoreBelow("rev_global_f0_predictor");
  }

  /**
   * {@return what is told, by the reference's names: {@code f0}, {@code uv}, {@code rev_f0} and
   * {@code rev_uv} (B, T), {@code content} and {@code rev_content} (B, T, phones), {@code timbre}
   * and {@code x_timbre} (B, speakers)}
   *
   * @param timbre (B, C)
   */
  Map<String, NDArray> tell(Plachta.Heard heard, NDArray timbre) {
    Map<String, NDArray> told = new LinkedHashMap<>();
    List<NDArray> melody = f0.forward(heard.prosody().output());
    told.put("f0", melody.get(0).squeeze(-1));
    told.put("uv", melody.get(1).squeeze(-1));
    told.put("content", phone.forward(heard.content().output()).get(0));
    told.put("timbre", speaker.forward(timbre));
    NDArray detail = GradientReversal.of(heard.detail().output());
    List<NDArray> reversed = reversedF0.forward(detail);
    told.put("rev_f0", reversed.get(0).squeeze(-1));
    told.put("rev_uv", reversed.get(1).squeeze(-1));
    told.put("rev_content", reversedPhone.forward(detail).get(0));
    NDArray all = heard.plain().add(heard.detail().output());
    told.put("x_timbre", reversedSpeaker.forward(GradientReversal.of(all)).get(0));
    return told;
  }
}
