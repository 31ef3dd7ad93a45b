package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.fastspeech2.VarianceAdaptor.Adapted;
import org.zethus.fastspeech2.VarianceAdaptor.Controls;
import org.zethus.fastspeech2.VarianceAdaptor.Targets;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.fastspeech.Decoder;
import org.zethus.torch.fastspeech.Encoder;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Linear;

/**
 * FastSpeech 2: encoder, variance adaptor, mel decoder and post-net (figure 1a).
 *
 * @see <a href="https://arxiv.org/abs/2006.04558">Ren et al. 2021</a>
 */
final class FastSpeech2 {
  private final Encoder encoder;
  private final @Nullable Embedding speakers;
  private final VarianceAdaptor varianceAdaptor;
  private final Decoder decoder;
  private final Linear melLinear;
  private final @Nullable PostNet postnet;
  private final boolean maskEverywhere;

  /**
   * Takes the weights.
   *
   * @param config with all symbols, and with all speakers where the model tells them apart
   */
  FastSpeech2(FastSpeech2Config config, StateDict weights) {
    FastSpeech2Config.Model model = config.model();
    int width = model.transformer().encoderHidden();
    int melBins = config.features().melBins();
    maskEverywhere = model.maskEverywhere();
    // One row more than symbols, as published.
    int rows = config.symbols().size() + 1;
    encoder = new Encoder(weights.at("encoder"), model.transformer(), rows, maskEverywhere);
    speakers =
        config.train().multiSpeakerTraining()
            ? new Embedding(weights.at("speaker_emb"), config.speakers().size(), width)
            : null;
    varianceAdaptor =
        new VarianceAdaptor(
            weights.at("variance_adaptor"), config.features(), model, config.statistics());
    decoder = new Decoder(weights.at("decoder"), model.transformer(), maskEverywhere);
    melLinear = new Linear(weights.at("mel_linear"), width, melBins);
    postnet =
        model.postnet().layers() == 0
            ? null
            : new PostNet(weights.at("postnet"), model.postnet(), melBins, maskEverywhere);
  }

  /**
   * What the model made.
   *
   * @param mel log-mel frames of the decoder, (B, T, mel bins)
   * @param postnetMel refined by the post-net: the result
   * @param adapted the variance adaptor's predictions, and the mask of the frames
   */
  record Output(NDArray mel, NDArray postnetMel, Adapted adapted) {
    /** {@return the frames of a batch of one, (mel bins, T) row by row} */
    float[] values() {
      return Tensors.floats(postnetMel.squeeze(0).transpose());
    }

    /** {@return the frames of a batch of one} */
    MelFrames frames(MelSpec spec) {
      return MelFrames.of(spec, adapted.frames().longest(), values());
    }
  }

  /** Predicts everything while the decoder hears the true durations, pitch and energy. */
  Output teach(Phones phones, Targets targets) {
    return decode(varianceAdaptor.teach(encode(phones), phones.mask(), targets));
  }

  /** Speaks. */
  Output infer(Phones phones, Controls controls) {
    return decode(varianceAdaptor.infer(encode(phones), phones.mask(), controls));
  }

  /**
   * {@return log-mel frames (1, mel bins, T) of symbols (1, P), in a graph}
   *
   * @param speaker id, (1); null: the first
   * @param control factor on durations, (1)
   * @param minimum frames that each phone gets at least, (P)
   */
  Value infer(Value ids, @Nullable Value speaker, Value control, Value minimum) {
    Value x = encoder.forward(ids);
    if (speakers != null) {
      Value id = speaker == null ? ids.graph().integers(0) : speaker;
      x = x.add(speakers.forward(id).expandDims(1));
    }
    Value mel = melLinear.forward(decoder.forward(varianceAdaptor.infer(x, control, minimum)));
    Value refined = postnet == null ? mel : mel.add(postnet.forward(mel));
    return refined.transpose(0, 2, 1);
  }

  private NDArray encode(Phones phones) {
    NDArray x = encoder.forward(phones.ids(), phones.mask());
    if (speakers != null) {
      x = x.add(speakers.forward(phones.speakers()).expandDims(1));
      x = maskEverywhere ? phones.mask().zero(x) : x;
    }
    return x;
  }

  private Output decode(Adapted adapted) {
    NDArray mel = melLinear.forward(decoder.forward(adapted.x(), adapted.frames()));
    mel = maskEverywhere ? adapted.frames().zero(mel) : mel;
    NDArray refined = postnet == null ? mel : mel.add(postnet.forward(mel, adapted.frames()));
    return new Output(mel, refined, adapted);
  }
}
