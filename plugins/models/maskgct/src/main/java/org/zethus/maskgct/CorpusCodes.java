package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.repcodec.RepCodec;

/** Writes codes of a corpus's recordings, utterance by utterance. */
final class CorpusCodes extends TorchInstance implements Preprocessor {
  private static final String AUDIO = "audio";
  private static final String CODES = "codes";

  private final RunContext context;
  private final Coder coder;

  /** Turns sound into codes. */
  interface Coder {
    /** {@return samples per second that it takes} */
    int sampleRate();

    /** {@return codes of mono samples, int64 (K, T)} */
    NDArray codes(NDManager manager, float[] samples);

    /** {@return codes of what is said} */
    static Coder semantic(StateDict weights, MaskGctConfig.Model config) {
      MaskGctConfig.SemanticModel encoder = config.semanticModel();
      if (encoder == null) {
        throw new IllegalArgumentException("need model.semantic_model, an encoder, found none");
      }
      SemanticFrames frames = SemanticFrames.ofEncoder(weights, encoder);
      RepCodec codec = new RepCodec(weights.at("semantic_codec"), config.semanticCodec());
      return new Coder() {
        @Override
        public int sampleRate() {
          return frames.sampleRate();
        }

        @Override
        public NDArray codes(NDManager manager, float[] samples) {
          NDArray codes = codec.codes(frames.forward(manager, samples)); // (1, 1, T)
          return codes.squeeze(0);
        }
      };
    }

    /** {@return codes of how it sounds} */
    static Coder acoustic(StateDict weights, MaskGctConfig.Model config) {
      AcousticCodec codec =
          new AcousticCodec(
              weights.at("codec_encoder"), weights.at("codec_decoder"), config.acousticCodec());
      return new Coder() {
        @Override
        public int sampleRate() {
          return codec.sampleRate();
        }

        @Override
        public NDArray codes(NDManager manager, float[] samples) {
          return codec
              .encode(Tensors.of(manager, samples, 1, 1, samples.length))
              .get(0)
              .swapAxes(0, 1);
        }
      };
    }
  }

  CorpusCodes(RunContext context, StateDict weights, Function<StateDict, Coder> build) {
    super(weights);
    this.context = context;
    coder = build.apply(weights);
  }

  @Override
  public Manifest process() {
    Manifest corpus = Manifest.read(context.input(AUDIO));
    List<Utterance> made = new ArrayList<>();
    for (Utterance utterance : corpus.utterances()) {
      context.cancel().throwIfCancelled();
      Waveform sound = AudioFiles.read(corpus.file(utterance, AUDIO)).toMono();
      float[] samples = Resampler.resample(sound, coder.sampleRate()).samples();
      Tensor codes = call(manager -> tensor(coder.codes(manager, samples)));
      String path = CODES + "/" + utterance.id() + ".safetensors";
      SafeTensors.write(context.output().resolve(path), Map.of(CODES, codes), Map.of());
      made.add(utterance.withFiles(Map.of(CODES, path)));
      context.progress().report(made.size(), corpus.utterances().size(), utterance.id());
    }
    Manifest manifest = new Manifest(context.output(), made);
    manifest.write();
    return manifest;
  }

  private static Tensor tensor(NDArray codes) {
    return Tensor.of(Tensors.longs(codes), codes.getShape().getShape());
  }
}
