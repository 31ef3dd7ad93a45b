package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.facodec.Timbre;
import org.zethus.torch.StateDict;
import org.zethus.torch.quantise.FactorisedConfig;
import org.zethus.torch.quantise.FactorisedForm;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.quantise.VectorQuantiser;

/**
 * Waveforms as codes of prosody, content and detail, and a vector of timbre. In the checkpoint
 * {@code encoder}, {@code quantizer} and {@code decoder}.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2</a>
 */
final class Plachta {
  private final StreamingEncoder encoder;
  private final ScaledMel mel;
  private final @Nullable ProsodyEncoder prosodyEncoder;
  private final TimbreEncoder timbreEncoder;
  private final ResidualQuantiser prosody;
  private final ResidualQuantiser content;
  private final ResidualQuantiser detail;
  private final Timbre timbre;
  private final StreamingDecoder decoder;

  /**
   * What was made of waveforms.
   *
   * @param prosodyInput what prosody is quantised from, (B, C, T)
   * @param prosody codes and what they stand for
   * @param content likewise
   * @param detail likewise, of what the others leave
   */
  record Heard(
      NDArray prosodyInput,
      ResidualQuantised prosody,
      ResidualQuantised content,
      ResidualQuantised detail) {
    /** {@return what all codebooks give together; only detail's gradient goes on from here} */
    NDArray sum() {
      return prosody
          .output()
          .stopGradient()
          .add(content.output().stopGradient())
          .add(detail.output());
    }

    /** {@return what prosody and content give, (B, C, T)} */
    NDArray plain() {
      return prosody.output().add(content.output());
    }

    /** {@return the three factors} */
    List<ResidualQuantised> factors() {
      return List.of(prosody, content, detail);
    }
  }

  Plachta(StateDict weights, PlachtaConfig config) {
    StateDict quantizer = weights.at("quantizer");
    encoder = new StreamingEncoder(weights.at("encoder"), config);
    decoder = new StreamingDecoder(weights.at("decoder"), config);
    mel = new ScaledMel(quantizer.at("to_mel"), config.wave().sampleRate(), config.hop());
    prosodyEncoder =
        config.separateProsodyEncoder()
            ? new ProsodyEncoder(
                quantizer, config.prosodyHidden(), config.latent(), config.causal())
            : null;
    timbreEncoder =
        new TimbreEncoder(
            quantizer.at("timbre_encoder"), ScaledMel.BANDS, config.styleHidden(), config.latent());
    timbre = new Timbre(quantizer, config.latent());
    prosody = factor(quantizer.at("prosody_quantizer"), config, PlachtaConfig.PROSODY_CODEBOOKS);
    content = factor(quantizer.at("content_quantizer"), config, config.nCCodebooks());
    detail = factor(quantizer.at("residual_quantizer"), config, PlachtaConfig.DETAIL_CODEBOOKS);
  }

  private static ResidualQuantiser factor(StateDict weights, PlachtaConfig config, int count) {
    FactorisedConfig shape =
        new FactorisedConfig(config.latent(), config.codebookSize(), config.codebookDim());
    return ResidualQuantiser.of(
        count,
        i -> VectorQuantiser.factorised(weights.at("quantizers", i), FactorisedForm.DAC, shape));
  }

  /**
   * {@return latents of waveforms (B, 1, N), N a multiple of the hop}
   *
   * @param trace of the signal's stretches so far; a new one for a signal as a whole
   */
  NDArray latents(NDArray audio, Memory.Trace trace) {
    return encoder.forward(audio, trace);
  }

  /** {@return scaled mel frames (B, 80, T)} */
  NDArray mel(NDArray audio) {
    return mel.forward(audio);
  }

  /** {@return who speaks, (B, C), in mel frames} */
  NDArray speaker(NDArray mel) {
    return timbreEncoder.forward(mel);
  }

  /** {@return codes of latents, and of mel frames where prosody is heard in these} */
  Heard hear(NDArray latents, NDArray mel) {
    NDArray ofProsody =
        prosodyEncoder == null
            ? latents
            : prosodyEncoder.forward(mel.get(":, 0:{}", ProsodyEncoder.BANDS));
    long frames = Math.min(latents.getShape().get(2), ofProsody.getShape().get(2));
    NDArray x = upTo(latents, frames);
    NDArray p = upTo(ofProsody, frames);
    ResidualQuantised prosodyCodes = prosody.forward(p);
    ResidualQuantised contentCodes = content.forward(x);
    NDArray rest =
        x.sub(prosodyCodes.output().stopGradient()).sub(contentCodes.output().stopGradient());
    return new Heard(ofProsody, prosodyCodes, contentCodes, detail.forward(rest));
  }

  private static NDArray upTo(NDArray x, long frames) {
    return x.getShape().get(2) == frames ? x : x.get(":, :, :{}", frames);
  }

  /**
   * {@return the latents (B, C, T) that codes stand for}
   *
   * @param codes prosody, content and some codebooks of detail or none: int64 (B, K, T)
   */
  NDArray embed(NDArray codes) {
    int ofContent = prosody.size();
    int ofDetail = ofContent + content.size();
    NDArray told =
        prosody
            .decode(codes.get(":, 0:{}", ofContent))
            .add(content.decode(codes.get(":, {}:{}", ofContent, ofDetail)));
    return codes.getShape().get(1) == ofDetail
        ? told
        : told.add(detail.decode(codes.get(":, {}:", ofDetail)));
  }

  /** {@return latents in a speaker's timbre} */
  NDArray toned(NDArray latents, NDArray speaker) {
    return timbre.forward(latents, speaker);
  }

  /**
   * {@return waveforms (B, 1, T * hop) of latents in a timbre; the trace as in {@link #latents}}
   */
  NDArray decode(NDArray toned, Memory.Trace trace) {
    return decoder.forward(toned, trace);
  }
}
