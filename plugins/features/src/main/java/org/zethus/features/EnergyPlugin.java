package org.zethus.features;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.Energy;
import org.zethus.dsp.Stft;

/**
 * Offers energy to recipes: tensor {@code energy}, float32 (frames), the norm of the linear
 * magnitudes of each mel frame.
 */
@Component
@PluginId("energy")
public final class EnergyPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return MelConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    MelConfig config = context.config().as(MelConfig.class);
    return new FeatureStage(context, new FrameEnergy(config.preprocess()));
  }

  private record FrameEnergy(MelSpec spec, Stft stft) implements Feature {
    FrameEnergy(MelSpec spec) {
      this(spec, Stft.of(spec));
    }

    @Override
    public String name() {
      return "energy";
    }

    @Override
    public int sampleRate() {
      return spec.sampleRate();
    }

    @Override
    public Tensor extract(Utterance utterance, float[] samples) {
      float[] energy = Energy.of(stft, samples);
      return Tensor.of(energy, energy.length);
    }
  }
}
