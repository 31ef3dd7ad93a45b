package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.LinearForm;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.masked.MaskedSampler;
import org.zethus.torch.repcodec.RepCodec;

/**
 * The whole chain: a prompt becomes semantic and acoustic codes; text and semantic prompt become
 * semantic codes; these and the acoustic prompt become acoustic codes; and those become samples.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, figure 2</a>
 */
final class MaskGct {
  private static final String FIRST = "s2a_model_1layer";

  private final SemanticFrames features;
  private final RepCodec semanticCodec;
  private final AcousticCodec acousticCodec;
  private final TextToSemantic textToSemantic;
  private final @Nullable SemanticToAcoustic first;
  private final SemanticToAcoustic full;
  private final @Nullable DurationPredictor durations;

  /**
   * What is continued.
   *
   * @param semantic codes, int64 (1, P)
   * @param acoustic codes, int64 (1, P', K); P' may differ from P by a frame
   */
  record Prompt(NDArray semantic, NDArray acoustic) {}

  /**
   * What is made.
   *
   * @param semantic codes of prompt and target, int64 (1, P + T)
   * @param firstCodebook acoustic codes of the target's first codebook, int64 (1, T, 1); null where
   *     one network makes them all
   * @param acoustic all acoustic codes of the target, int64 (1, T, K)
   */
  record Made(NDArray semantic, @Nullable NDArray firstCodebook, NDArray acoustic) {}

  /**
   * Takes the weights of all parts, each below its name. The transformers' linear layers hold
   * theirs in the view's {@link LinearForm}; encoder and codecs stay exact, since a code that they
   * turn would be heard.
   *
   * @param mel how the frames are made that the semantic codec quantises; null: by an encoder
   */
  MaskGct(StateDict weights, MaskGctConfig.Model config, @Nullable MelSpec mel) {
    StateDict exact = weights.linear(LinearForm.PLAIN);
    features = frames(exact, config, mel);
    semanticCodec = new RepCodec(exact.at("semantic_codec"), config.semanticCodec());
    acousticCodec =
        new AcousticCodec(
            exact.at("codec_encoder"), exact.at("codec_decoder"), config.acousticCodec());
    textToSemantic = new TextToSemantic(weights.at("t2s_model"), config.t2sModel());
    first =
        weights.has(FIRST + ".mask_emb.weight")
            ? new SemanticToAcoustic(weights.at(FIRST), config.s2aModel().first())
            : null;
    full = new SemanticToAcoustic(weights.at("s2a_model_full"), config.s2aModel().full());
    DurationConfig ofDurations = config.durationModel();
    durations =
        ofDurations == null
            ? null
            : new DurationPredictor(weights.at("duration_model"), ofDurations);
    if (first == null && !config.s2aModel().full().predictLayer1()) {
      throw new ZethusException(
          "%s has no network for the first codebook: neither %s nor a full one with predict_layer_1"
              .formatted(weights, FIRST));
    }
  }

  private static SemanticFrames frames(
      StateDict weights, MaskGctConfig.Model config, @Nullable MelSpec mel) {
    MaskGctConfig.SemanticModel encoder = config.semanticModel();
    if (encoder != null) {
      return SemanticFrames.ofEncoder(weights, encoder);
    }
    if (mel == null) {
      throw new IllegalArgumentException("need an encoder or mel frames, found neither");
    }
    return SemanticFrames.ofMel(weights, mel, config.semanticCodec());
  }

  /** {@return samples per second of the semantic codec's frames} */
  int semanticRate() {
    return features.sampleRate();
  }

  /** {@return samples per second of the acoustic codec's input, and of what is made} */
  int acousticRate() {
    return acousticCodec.sampleRate();
  }

  /** {@return codes per second} */
  double frameRate() {
    return acousticCodec.frameRate();
  }

  /** {@return what tells how long a text takes; null where the prompt's rate alone does} */
  @Nullable DurationPredictor durations() {
    return durations;
  }

  /**
   * Listens to a prompt.
   *
   * @param forMeaning mono, at {@link #semanticRate()} Hz
   * @param forSound the same at {@link #acousticRate()} Hz
   */
  Prompt listen(NDManager manager, float[] forMeaning, float[] forSound) {
    NDArray semantic =
        semanticCodec.codes(features.forward(manager, forMeaning)).squeeze(1); // (1, 1, P)
    NDArray acoustic = acousticCodec.encode(Tensors.of(manager, forSound, 1, 1, forSound.length));
    return new Prompt(semantic, acoustic);
  }

  /**
   * Makes codes of what is to be said.
   *
   * @param phones of the prompt's text and of the wanted one, int64 (1, N)
   * @param frames codes to make
   */
  Made speak(Prompt prompt, NDArray phones, int frames, Controls controls, MaskedSampler sampler) {
    NDArray target =
        textToSemantic.generate(
            prompt.semantic(), phones, frames, controls.semantic(), controls.guidance(), sampler);
    NDArray semantic = prompt.semantic().concat(target, 1);
    if (semantic.getShape().get(1) <= prompt.acoustic().getShape().get(1)) {
      throw new ZethusException(
          "%d frames are too few to say anything; ask for more seconds".formatted(frames));
    }
    NDArray firstCodebook =
        first == null ? null : acoustic(first, prompt, semantic, null, controls, sampler);
    return new Made(
        semantic,
        firstCodebook,
        acoustic(full, prompt, semantic, firstCodebook, controls, sampler));
  }

  private static NDArray acoustic(
      SemanticToAcoustic network,
      Prompt prompt,
      NDArray semantic,
      @Nullable NDArray known,
      Controls controls,
      MaskedSampler sampler) {
    return network.generate(
        semantic,
        prompt.acoustic(),
        known,
        controls.acoustic(network.codebooks()),
        controls.guidance(),
        sampler);
  }

  /** {@return samples of acoustic codes (1, T, K), one array (N)} */
  NDArray waveform(NDArray acoustic) {
    return acousticCodec.decode(acoustic).flatten();
  }
}
