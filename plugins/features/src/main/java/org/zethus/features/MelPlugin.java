package org.zethus.features;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.MelSpectrogram;

/** Offers log-mel frames to recipes: tensor {@code mel}, float32 (mel bins, frames). */
@Component
@PluginId("mel")
public final class MelPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return MelConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    MelConfig config = context.config().as(MelConfig.class);
    return new FeatureStage(context, new Mel(config.preprocess()));
  }

  private record Mel(MelSpec spec, MelSpectrogram spectrogram) implements Feature {
    Mel(MelSpec spec) {
      this(spec, new MelSpectrogram(spec));
    }

    @Override
    public String name() {
      return "mel";
    }

    @Override
    public int sampleRate() {
      return spec.sampleRate();
    }

    @Override
    public Tensor extract(Utterance utterance, float[] samples) {
      MelFrames mel = spectrogram.extract(samples);
      return Tensor.of(mel.values(), spec.melBins(), mel.frames());
    }
  }
}
