package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Embedding;

/**
 * Decodes another speaker's codes of prosody and content: each codebook has an embedding of its own
 * here, prosody is fitted to the speaker by a style-adaptive transformer, and detail, which would
 * tell of the first speaker, is left out. For voice conversion.
 */
final class Redecoder {
  private final List<Embedding> prosody;
  private final List<Embedding> content;
  private final List<Embedding> detail;
  private final Transformer prosodyOfSpeaker;
  private final VoiceDecoder decoder;

  Redecoder(StateDict weights, RedecoderConfig config, FaCodecConfig.Transformer transformer) {
    FaCodecConfig.Codebooks codebooks = config.codebooks();
    int width = config.inChannels();
    prosody =
        tables(
            weights, "prosody_embs", codebooks.vqNumQP(), codebooks.codebookSizeProsody(), width);
    content =
        tables(
            weights, "content_embs", codebooks.vqNumQC(), codebooks.codebookSizeContent(), width);
    detail =
        tables(
            weights, "residual_embs", codebooks.vqNumQR(), codebooks.codebookSizeResidual(), width);
    prosodyOfSpeaker =
        new Transformer(weights.at("timbre_cond_prosody_enc"), transformer, width, true);
    WaveDecoder wave =
        new WaveDecoder(weights, width, config.upsampleInitialChannel(), config.upRatios());
    decoder = new VoiceDecoder(weights, width, wave, FaCodecConfig.product(config.upRatios()));
  }

  private static List<Embedding> tables(
      StateDict weights, String name, int count, int logarithm, int width) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Embedding(weights.at(name, i), 1 << logarithm, width))
        .toList();
  }

  /**
   * {@return latents (B, C, T)}
   *
   * @param codes prosody, content and detail: int64 (B, K, T)
   * @param speaker (B, C)
   * @param rows as in {@link Transformer#forward}
   * @param withDetail whether the codes of detail count
   */
  NDArray embed(NDArray codes, NDArray speaker, NDArray rows, boolean withDetail) {
    NDArray sum = prosodyOfSpeaker.forward(embedded(codes, 0), rows, speaker);
    for (int i = 1; i < prosody.size(); i++) {
      sum = prosodyOfSpeaker.forward(sum.add(embedded(codes, i)), rows, speaker);
    }
    sum = added(sum, content, codes, prosody.size());
    if (withDetail) {
      sum = added(sum, detail, codes, prosody.size() + content.size());
    }
    return sum.transpose(0, 2, 1);
  }

  private NDArray embedded(NDArray codes, int codebook) {
    return prosody.get(codebook).forward(codes.get(":, {}", codebook));
  }

  private static NDArray added(NDArray sum, List<Embedding> tables, NDArray codes, int from) {
    NDArray all = sum;
    for (int i = 0; i < tables.size(); i++) {
      all = all.add(tables.get(i).forward(codes.get(":, {}", from + i)));
    }
    return all;
  }

  /** {@return its latents to a waveform in a speaker's timbre} */
  VoiceDecoder decoder() {
    return decoder;
  }
}
