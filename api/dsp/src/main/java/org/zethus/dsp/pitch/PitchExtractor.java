package org.zethus.dsp.pitch;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.audio.MelSpec;

/** Finds F0. Immutable; threads may share it. */
@ConsumerType
public interface PitchExtractor {
  /** {@return where it looks} */
  PitchSpec spec();

  /**
   * {@return F0 in Hz of each frame, 0 where unvoiced}
   *
   * @param samples mono, at the spec's rate; silence is assumed around them
   * @param firstCentre sample in the middle of the first frame; each next one is a hop later
   * @param frames how many values to find
   */
  float[] f0(float[] samples, int firstCentre, int frames);

  /** {@return F0 of frames centred on multiples of the hop length, the last not after the end} */
  default float[] f0(float[] samples) {
    return f0(samples, 0, spec().centredFrames(samples.length));
  }

  /**
   * {@return F0 in the middle of each mel frame}
   *
   * @param mel spec of the mel frames; has this one's sample rate and hop length
   * @param frames number of mel frames
   */
  default float[] f0(float[] samples, MelSpec mel, int frames) {
    if (mel.hopLength() != spec().hopLength() || mel.sampleRate() != spec().sampleRate()) {
      throw new IllegalArgumentException(
          "need mel frames every %d samples of %d Hz, found every %d of %d Hz"
              .formatted(
                  spec().hopLength(), spec().sampleRate(), mel.hopLength(), mel.sampleRate()));
    }
    int centre = mel.padding() == MelSpec.Padding.HOP_REFLECT ? mel.hopLength() / 2 : 0;
    return f0(samples, centre, frames);
  }
}
