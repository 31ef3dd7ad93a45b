package org.zethus.facodec;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Tensors;
import org.zethus.torch.loss.Losses;

class FaCodecGoldenTest {
  private static final String V1 = "FACodecEncoder/FACodecDecoder";
  private static final String V2 = "FACodecEncoderV2/FACodecDecoderV2 (voice conversion)";

  /** What was made of one waveform. */
  private record Heard(Quantisers.Factored factored, NDArray speaker) {}

  private static Heard hear(GoldenFaCodec model, FaCodec codec, NDArray audio, String which) {
    NDArray latents = codec.latents(audio);
    if (model.has("out.latent_" + which)) {
      model.close("out.latent_" + which, latents);
    }
    NDArray rows = model.rows(audio);
    Quantisers.Counts all = codec.quantisers().all((int) audio.getShape().get(0));
    Quantisers.Factored factored = codec.quantise(latents, audio, rows, all);
    NDArray speaker = codec.speaker(latents, rows);
    model.sameCodes("out.codes_" + which, factored.codes());
    model.close("out.spk_emb_" + which, speaker);
    return new Heard(factored, speaker);
  }

  @GoldenCases(area = "facodec", model = V1)
  void sameCodesTimbreAndWaveforms(GoldenCase golden) {
    GoldenFaCodec.run(
        golden,
        model -> {
          FaCodecConfig config = model.config(FaCodecConfig.Version.V1);
          FaCodec codec = new FaCodec(model.weights(), config);
          Heads heads = new Heads(model.weights().at("decoder"), config.decoder());
          model.weights().requireComplete();
          Heard a = hear(model, codec, model.in("wav_a"), "a");
          Heard b = hear(model, codec, model.in("wav_b"), "b");
          Quantisers.Factored factored = a.factored();
          model.close("out.vq_post_emb_a", factored.sum());
          model.close("mid.quantized_prosody_a", factored.factors().get(0));
          model.close("mid.quantized_content_a", factored.factors().get(1));
          model.close("mid.quantized_residual_a", factored.factors().get(2));
          model.close("out.recon_a", codec.decoder().forward(factored.sum(), a.speaker()));
          NDArray whole = codec.embed(factored.codes(), true);
          NDArray plain = codec.embed(factored.codes(), false);
          model.close("out.vq2emb_a", whole);
          model.close("out.vq2emb_no_residual_a", plain);
          model.close("out.recon_a_from_codes", codec.decoder().forward(whole, a.speaker()));
          model.close("out.a_with_timbre_of_b", codec.decoder().forward(plain, b.speaker()));
          told(model, codec, heads, a);
        });
    if (golden.has("out.train_post_emb")) {
      GoldenFaCodec.run(golden, FaCodecGoldenTest::gradients);
    }
  }

  /** What the heads tell, and the waveform with detail where the recorded draw has it. */
  private static void told(GoldenFaCodec model, FaCodec codec, Heads heads, Heard a) {
    float[] mask = model.golden().floats("in.residual_mask");
    NDArray drawn = Tensors.of(model.manager(), mask, mask.length, 1, 1);
    List<NDArray> factors = a.factored().factors();
    NDArray sum = factors.get(0).add(factors.get(1)).add(factors.get(2).mul(drawn));
    Map<String, NDArray> told = new LinkedHashMap<>(heads.tell(factors, sum));
    told.put("audio", codec.decoder().forward(sum, a.speaker()));
    model.golden().names().stream()
        .filter(name -> name.startsWith("out.forward_"))
        .forEach(
            name ->
                model.close(
                    name, requireNonNull(told.get(name.substring("out.forward_".length())))));
  }

  /** The norms of gradients through quantisers that some items have fewer codebooks of. */
  private static void gradients(GoldenFaCodec model) {
    FaCodecConfig config = model.config(FaCodecConfig.Version.V1);
    FaCodec codec = new FaCodec(model.weights(), config);
    new Heads(model.weights().at("decoder"), config.decoder());
    model.weights().requireComplete();
    model.weights().requireGrad(true);
    Autograd.training(
        () -> {
          NDArray audio = model.in("wav_a");
          NDArray latents = codec.latents(audio);
          NDArray rows = model.rows(audio);
          Quantisers.Factored factored = codec.quantise(latents, audio, rows, drawn(model, config));
          model.close("out.train_post_emb", factored.sum());
          model.close("out.train_commit_loss", factored.losses());
          NDArray imitation = codec.decoder().forward(factored.sum(), codec.speaker(latents, rows));
          NDArray distance = imitation.sub(audio).abs().mean();
          model.close("out.train_recon_l1", distance);
          Autograd.backward(
              Losses.named("loss")
                  .plus("wav", distance)
                  .plus("codes", factored.losses().sum())
                  .total());
          return model;
        });
    String prefix = "out.grad_norm.";
    model.golden().names().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(
            name -> {
              NDArray parameter =
                  requireNonNull(
                      model.weights().parameters().get(name.substring(prefix.length())), name);
              model.close(name, parameter.getGradient().square().sum().sqrt());
            });
  }

  /** The recorded draws count for the first half of the batch. */
  private static Quantisers.Counts drawn(GoldenFaCodec model, FaCodecConfig config) {
    FaCodecConfig.Codebooks codebooks = config.decoder().codebooks();
    return new Quantisers.Counts(
        drawn(model, "prosody", codebooks.vqNumQP(), codebooks.quantizerDropout()),
        drawn(model, "content", codebooks.vqNumQC(), codebooks.quantizerDropout()),
        drawn(model, "residual", codebooks.vqNumQR(), codebooks.quantizerDropout()));
  }

  private static int[] drawn(GoldenFaCodec model, String factor, int all, double share) {
    long[] draws = model.golden().longs("in.train_dropout_randint_" + factor);
    int[] counts = new int[draws.length];
    Arrays.setAll(counts, i -> i < (int) (draws.length * share) ? (int) draws[i] : all);
    return counts;
  }

  @GoldenCases(area = "facodec", model = V2)
  void sameConversion(GoldenCase golden) {
    GoldenFaCodec.run(
        golden,
        model -> {
          FaCodecConfig config = model.config(FaCodecConfig.Version.V2);
          FaCodec codec = new FaCodec(model.weights(), config);
          Heads.ignore(model.weights().at("decoder"));
          model.weights().requireComplete();
          NDArray audio = model.in("wav_a");
          MelProsody prosody = requireNonNull(codec.melProsody());
          NDArray frames = prosody.frames(audio);
          model.close("mid.prosody_feature_a", frames);
          model.close("out.prosody_encoded_a", prosody.encode(frames, model.rows(audio)));
          Heard a = hear(model, codec, audio, "a");
          Heard b = hear(model, codec, model.in("wav_b"), "b");
          model.close("out.vq_post_emb_a", a.factored().sum());
          model.close("out.recon_a", codec.decoder().forward(a.factored().sum(), a.speaker()));
          NDArray plain = codec.embed(a.factored().codes(), false);
          model.close("out.vq2emb_no_residual_a", plain);
          model.close("out.converted_a_to_b", codec.decoder().forward(plain, b.speaker()));
        });
  }

  @GoldenCases(area = "facodec", model = "FACodecRedecoder")
  void sameRedecodedWaveform(GoldenCase golden) {
    GoldenFaCodec.run(
        golden,
        model -> {
          Redecoder redecoder =
              new Redecoder(
                  model.weights(), golden.config().as(RedecoderConfig.class), model.transformer());
          model.weights().requireComplete();
          NDArray codes = model.in("codes").swapAxes(0, 1);
          NDArray speaker = model.in("spk_emb");
          NDArray rows = model.rows(speaker);
          NDArray plain = redecoder.embed(codes, speaker, rows, false);
          model.close("out.vq2emb_no_residual", plain);
          model.close("out.vq2emb_residual", redecoder.embed(codes, speaker, rows, true));
          model.close("out.wav_no_residual", redecoder.decoder().forward(plain, speaker));
        });
  }
}
