package org.zethus.features;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.Stft;

/**
 * Frames per phone. A frame belongs to the phone in whose segment its middle lies; rounding so
 * keeps every boundary within half a frame, and no error adds up. What is between two segments
 * belongs to the later one, and what follows the last to the last.
 */
final class Durations implements Feature {
  /** Segments may reach beyond the sound by what rounding and a resampler add. */
  private static final double TOLERANCE_SECONDS = 0.02;

  private final MelSpec mel;
  private final Stft stft;

  Durations(MelSpec mel) {
    this.mel = mel;
    stft = Stft.of(mel);
  }

  @Override
  public String name() {
    return "durations";
  }

  @Override
  public int sampleRate() {
    return mel.sampleRate();
  }

  @Override
  public Tensor extract(Utterance utterance, float[] samples) {
    requireSegments(utterance, (double) samples.length / mel.sampleRate());
    long[] durations = of(utterance.segments(), stft.frames(samples.length));
    return Tensor.of(durations, durations.length);
  }

  long[] of(List<Segment> segments, int frames) {
    double firstMiddle = mel.padding() == MelSpec.Padding.HOP_REFLECT ? 0.5 : 0;
    long[] durations = new long[segments.size()];
    long begin = 0;
    for (int i = 0; i < durations.length; i++) {
      double place = segments.get(i).end() * mel.frameRate() - firstMiddle;
      boolean last = i == durations.length - 1;
      long end = last ? frames : Math.max(begin, Math.min(frames, (long) Math.ceil(place)));
      durations[i] = end - begin;
      begin = end;
    }
    return durations;
  }

  private static void requireSegments(Utterance utterance, double seconds) {
    List<Segment> segments = utterance.segments();
    if (segments.isEmpty()) {
      throw new ZethusException(
          "utterance '%s' has no segments. Durations are those of an alignment that the corpus brings; train with a learned alignment where it has none."
              .formatted(utterance.id()));
    }
    List<String> labels = segments.stream().map(Segment::label).toList();
    if (!labels.equals(utterance.phones())) {
      throw new ZethusException(
          "utterance '%s' has segments %s, expected one for each of its phones %s"
              .formatted(utterance.id(), labels, utterance.phones()));
    }
    double end = segments.get(segments.size() - 1).end();
    if (end > seconds + TOLERANCE_SECONDS) {
      throw new ZethusException(
          "utterance '%s' has segments up to %.3f s, its sound ends at %.3f s. Was it cut after it was aligned?"
              .formatted(utterance.id(), end, seconds));
    }
  }
}
