package org.zethus.features;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.dsp.pitch.Dio;
import org.zethus.dsp.pitch.Harvest;
import org.zethus.dsp.pitch.PitchExtractor;
import org.zethus.dsp.pitch.PitchSpec;
import org.zethus.dsp.pitch.Pyin;
import org.zethus.dsp.pitch.StoneMask;
import org.zethus.dsp.pitch.Yin;

/**
 * What F0 is found, and how.
 *
 * @param mel the frames that F0 goes with
 * @param search the keys of the same section that are about F0
 */
record PitchConfig(@Key("preprocess") MelSpec mel, @Key("preprocess") Search search) {
  PitchConfig {
    PitchSpec.of(mel, search.f0Min(), search.f0Max()); // refuses bad ones while the config is read
  }

  /** The ways to find F0. */
  enum Extractor {
    /** Tracks pitch over the utterance; the surer one. */
    PYIN {
      @Override
      PitchExtractor create(PitchSpec spec) {
        return new Pyin(spec);
      }
    },
    /** Takes each frame by itself; twice as fast. */
    YIN {
      @Override
      PitchExtractor create(PitchSpec spec) {
        return new Yin(spec);
      }
    },
    /** Coarse by itself, refined by StoneMask; fast, and what many published pipelines use. */
    DIO {
      @Override
      PitchExtractor create(PitchSpec spec) {
        return new StoneMask(new Dio(spec));
      }
    },
    /** Misses the least of a voice, and finds some in noise. */
    HARVEST {
      @Override
      PitchExtractor create(PitchSpec spec) {
        return new Harvest(spec);
      }
    };

    abstract PitchExtractor create(PitchSpec spec);
  }

  /**
   * How to search.
   *
   * @param pitchExtractor how
   * @param f0Min lowest F0 in Hz
   * @param f0Max highest F0 in Hz
   */
  record Search(
      @Default("pyin") Extractor pitchExtractor,
      @Key("f0_min") @Default("50") double f0Min,
      @Key("f0_max") @Default("1100") double f0Max) {}

  PitchExtractor extractor() {
    return search.pitchExtractor().create(PitchSpec.of(mel, search.f0Min(), search.f0Max()));
  }
}
