package org.zethus.runner.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/** Mel frames of constant loudness, one per character of an utterance's text. */
record MelsOfTexts(RunContext context) implements Preprocessor {
  record Settings(MelSpec preprocess) {}

  /** Offers it. */
  static final class Plugin implements PreprocessorPlugin {
    @Override
    public Class<? extends Record> configType() {
      return Settings.class;
    }

    @Override
    public Preprocessor open(RunContext context) {
      return new MelsOfTexts(context);
    }
  }

  @Override
  public Manifest process() {
    int bins = context.config().as(Settings.class).preprocess().melBins();
    List<Utterance> utterances = Manifest.read(context.input("utterances")).utterances();
    for (Utterance utterance : utterances) {
      float[] values = new float[bins * utterance.text().length()];
      Arrays.fill(values, -2);
      SafeTensors.write(
          context.output().resolve("mel/" + utterance.id() + ".safetensors"),
          Map.of("mel", Tensor.of(values, bins, utterance.text().length())),
          Map.of());
    }
    Manifest manifest =
        new Manifest(
            context.output(),
            utterances.stream()
                .map(each -> each.withFiles(Map.of("mel", "mel/" + each.id() + ".safetensors")))
                .toList());
    manifest.write();
    return manifest;
  }
}
