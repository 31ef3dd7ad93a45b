package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import java.util.function.Consumer;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;

class VitsGoldenTest {
  @GoldenCases(area = "vits", model = "VITS SynthesizerTrn.infer")
  void sameTextAndNoiseGiveTheReferenceSpeech(GoldenCase golden) {
    infer(
        golden,
        model -> {
          Vits.Text text = model.text("x", "x_lengths", "sid");
          Object maxLen = golden.config().asMap().get("max_len");
          Controls controls =
              new Controls(
                  model.factor("noise_scale"),
                  model.factor("noise_scale_w"),
                  model.factor("length_scale"),
                  maxLen == null ? Integer.MAX_VALUE : ((Number) maxLen).intValue());
          Vits.Spoken spoken = model.vits().infer(text, controls, model.noise());
          model.attention("attn", spoken.alignment(), spoken.frames(), text.mask());
          model.out("mask", spoken.frames().values());
          model.out("m_p", spoken.mP());
          model.out("logs_p", spoken.logsP());
          model.out("z_p", spoken.zP());
          model.out("z", spoken.z());
          model.out("y_hat", spoken.audio());
        });
  }

  @GoldenCases(area = "vits", model = "VITS voice conversion")
  void sameRecordingsAndSpeakersGiveTheReferenceConversion(GoldenCase golden) {
    infer(
        golden,
        model -> {
          Vits.Recordings recordings =
              new Vits.Recordings(model.in("linear"), model.mask("lengths", "linear", 2));
          Vits.Converted converted =
              model
                  .vits()
                  .convert(recordings, model.in("sid_src"), model.in("sid_tgt"), model.noise());
          model.out("y_mask", recordings.mask().values());
          model.out("z", converted.z());
          model.out("z_p", converted.zP());
          model.out("z_hat", converted.zHat());
          model.out("o_hat", converted.audio());
        });
  }

  @GoldenCases(area = "vits", model = "VITS parts in isolation")
  void eachPartGivesTheReferenceNumbers(GoldenCase golden) {
    infer(
        golden,
        model -> {
          Vits.Parts parts = model.vits().parts();
          Noise noise = model.noise();
          NDArray g = model.inOrNull("g");
          Mask symbols = model.mask("x_lengths", "x", 1);
          TextEncoder.Encoded prior = parts.encP().forward(model.in("x"), symbols.values());
          model.out("enc_x", prior.x());
          model.out("prior_m", prior.m());
          model.out("prior_logs", prior.logs());

          Mask frames = model.mask("y_lengths", "linear", 2);
          PosteriorEncoder.Latents posterior =
              parts.encQ().forward(model.in("linear"), frames.values(), g, noise);
          model.out("post_z", posterior.z());
          model.out("post_m", posterior.m());
          model.out("post_logs", posterior.logs());

          NDArray z = model.in("z").mul(frames.values());
          NDArray zP = parts.flow().forward(z, frames.values(), g);
          model.out("flow_fwd", zP);
          model.out("flow_rev", parts.flow().reverse(zP, frames.values(), g));

          NDArray loss = parts.dp().loss(prior.x(), symbols, model.in("w"), g, noise);
          model.out("dp_nll", GoldenVits.scaled(loss, symbols.count()));
          model.out("dp_logw", parts.dp().predict(prior.x(), symbols, g, 0.7, noise));
          model.out("dec", parts.dec().forward(model.in("z"), g));
        });
  }

  private static void infer(GoldenCase golden, Consumer<GoldenVits> body) {
    GoldenVits.run(
        golden,
        model ->
            Autograd.inference(
                () -> {
                  body.accept(model);
                  return golden;
                }));
  }
}
