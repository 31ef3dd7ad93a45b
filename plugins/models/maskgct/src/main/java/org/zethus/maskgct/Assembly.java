package org.zethus.maskgct;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.LinearForm;
import org.zethus.torch.acoustic.DecoderConfig;
import org.zethus.torch.acoustic.EncoderConfig;
import org.zethus.torch.repcodec.RepCodecConfig;

/** Joins networks that were trained one by one to a checkpoint that speaks. */
final class Assembly implements Trainer {
  private static final String SCALE = "scale.";
  private static final String MEL = "mel";
  private static final String DURATION = "duration";

  private final RunContext context;
  private final AssemblyConfig config;
  private final MelSpec mel;
  private final Map<String, Tensor> weights = new LinkedHashMap<>();

  Assembly(RunContext context, AssemblyConfig config) {
    this.context = context;
    this.config = config;
    MelSpec frames = config.mel();
    if (frames == null) {
      throw new ZethusException(
          "trainer/maskgct needs the section 'preprocess', the mel frames that the semantic codec quantises");
    }
    mel = frames;
  }

  @Override
  public void train() {
    Checkpoint t2s = input("t2s");
    Checkpoint s2a = input("s2a");
    Checkpoint semantic = input("semantic_codec");
    Checkpoint acoustic = input("acoustic_codec");
    T2sVoice voice = t2s.config(T2sVoice.class);
    DurationVoice durations = durations(voice);
    S2aConfig full = s2a.config(S2aTrainerPlugin.Written.class).model().s2aModel();
    MaskGctConfig.Model model =
        new MaskGctConfig.Model(
            voice.model().t2sModel(),
            new MaskGctConfig.S2aModels(Config.of(Map.of(), "").as(S2aConfig.class), full),
            semanticCodec(semantic),
            acousticCodec(acoustic.config()),
            null,
            durations == null ? null : durations.model().durationModel());
    requireFit(model);
    take(t2s, "t2s_model.");
    take(s2a, "s2a_model_full.");
    takeSemanticCodec(semantic);
    take(acoustic, "codec_");
    if (durations != null) {
      take(input(DURATION), "duration_model.");
    }
    MaskGctConfig all =
        new MaskGctConfig(
            model,
            mel,
            voice.symbols(),
            voice.frontEnd(),
            LinearForm.Storage.FLOAT32,
            config.inference());
    Checkpoint.write(context.output(), Config.of(all), weights);
  }

  /** The duration predictor, where there is one. */
  private @Nullable DurationVoice durations(T2sVoice voice) {
    if (!context.inputs().contains(DURATION)) {
      return null;
    }
    DurationVoice durations = input(DURATION).config(DurationVoice.class);
    if (!durations.symbols().equals(voice.symbols())) {
      throw new ZethusException(
          "%s knows %d phones and %s others, %d; train both on the phones of one corpus"
              .formatted(
                  input(DURATION),
                  durations.symbols().size(),
                  input("t2s"),
                  voice.symbols().size()));
    }
    return durations;
  }

  private Checkpoint input(String role) {
    return Checkpoint.folder(context.input(role));
  }

  private static RepCodecConfig semanticCodec(Checkpoint checkpoint) {
    Config written = checkpoint.config();
    if (!MEL.equals(written.get("feature"))) {
      throw new ZethusException(
          "%s quantises the feature '%s'; a voice is joined from a semantic codec of '%s' frames"
              .formatted(checkpoint, written.get("feature"), MEL));
    }
    return written.section("model").as(RepCodecConfig.class);
  }

  private static AcousticConfig acousticCodec(Config written) {
    return new AcousticConfig(
        written.section("model.encoder").as(EncoderConfig.class),
        written.section("model.decoder").as(DecoderConfig.class),
        written.get("preprocess.sample_rate") instanceof Number rate ? rate.intValue() : 0);
  }

  private void requireFit(MaskGctConfig.Model model) {
    DecoderConfig codec = model.acousticCodec().decoder();
    S2aConfig s2a = model.s2aModel().full();
    double acousticRate =
        (double) model.acousticCodec().sampleRate() / model.acousticCodec().encoder().hopLength();
    if (Math.abs(acousticRate - mel.frameRate()) > 1e-9) {
      throw new ZethusException(
          "the acoustic codec has %s frames per second, preprocess gives the semantic one %s; they must be the same"
              .formatted(acousticRate, mel.frameRate()));
    }
    requireSame("acoustic codebooks", codec.numQuantizers(), s2a.numQuantizer());
    requireSame("acoustic codes", codec.codebookSize(), s2a.codebookSize());
    int semantic = model.semanticCodec().codebookSize();
    requireSame("semantic codes", semantic, s2a.condCodebookSize());
    requireSame("semantic codes", semantic, model.t2sModel().condCodebookSize());
  }

  private static void requireSame(String what, int ofCodec, int ofTransformer) {
    if (ofCodec != ofTransformer) {
      throw new ZethusException(
          "the codec has %d %s, the transformer that was trained on them knows %d; was it another codec?"
              .formatted(ofCodec, what, ofTransformer));
    }
  }

  private void take(Checkpoint checkpoint, String prefix) {
    try (TensorSource source = checkpoint.weights()) {
      source.names().forEach(name -> weights.put(prefix + name, source.get(name)));
    }
  }

  /** The codec keeps the statistics of its frames with its weights; here they have a place. */
  private void takeSemanticCodec(Checkpoint checkpoint) {
    try (TensorSource source = checkpoint.weights()) {
      for (String name : source.names()) {
        if (!name.startsWith(SCALE)) {
          weights.put("semantic_codec." + name, source.get(name));
        }
      }
      weights.put("semantic_statistics.mean", source.get(SCALE + "mean"));
      float[] variance = source.get(SCALE + "std").floats();
      for (int i = 0; i < variance.length; i++) {
        variance[i] *= variance[i];
      }
      weights.put("semantic_statistics.var", Tensor.of(variance, variance.length));
    }
  }

  @Override
  public void close() {
    weights.clear();
  }
}
