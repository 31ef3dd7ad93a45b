package org.zethus.dsp.score;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.audio.Waveform;

/** Scores one generated waveform against its reference. */
@ConsumerType
@FunctionalInterface
public interface PairScore {
  /**
   * {@return values by name, in order; one that the pair does not have is left out or NaN}
   *
   * @param reference mono
   * @param generated mono, at the same sample rate
   */
  Map<String, Double> score(Waveform reference, Waveform generated);
}
