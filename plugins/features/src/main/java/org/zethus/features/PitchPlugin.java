package org.zethus.features;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.Stft;
import org.zethus.dsp.pitch.PitchExtractor;

/**
 * Offers F0 to recipes: tensor {@code pitch}, float32 (frames), Hz in the middle of each mel frame,
 * 0 where unvoiced.
 */
@Component
@PluginId("pitch")
public final class PitchPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return PitchConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    PitchConfig config = context.config().as(PitchConfig.class);
    return new FeatureStage(
        context, new Pitch(config.mel(), Stft.of(config.mel()), config.extractor()));
  }

  private record Pitch(MelSpec mel, Stft stft, PitchExtractor extractor) implements Feature {
    @Override
    public String name() {
      return "pitch";
    }

    @Override
    public int sampleRate() {
      return mel.sampleRate();
    }

    @Override
    public boolean counts(double f0) {
      return f0 > 0;
    }

    @Override
    public Tensor extract(Utterance utterance, float[] samples) {
      float[] f0 = extractor.f0(samples, mel, stft.frames(samples.length));
      return Tensor.of(f0, f0.length);
    }
  }
}
