package org.zethus.evaluator.pesq;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.PairScore;

/**
 * Perceptual evaluation of speech quality: what listeners would say about the degraded sound.
 * Levels do not count; delays are found and undone, also where they change.
 *
 * <p>Sounds of 16 kHz and more are compared at 16 kHz, others at 8 kHz; wide band needs the former.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-P.862">ITU-T P.862, P.862.1 and P.862.2</a>
 */
final class Pesq implements PairScore {
  static final String MEASURE =
      "perceptual evaluation of speech quality: score of P.862, -0.5 to 4.5; opinion, 1 to 5,"
          + " in narrow (P.862.1) and wide band (P.862.2)";

  private static final int NARROW = 8000;
  private static final int WIDE = 16_000;

  /** Mean square of every sound between 350 and 3250 Hz. */
  private static final double LEVEL = 1e7;

  private final Alignment alignment;

  /** The measure; sounds are cut to the same length first where that is asked for. */
  Pesq(Alignment alignment) {
    this.alignment = alignment;
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    if (reference.sampleRate() < NARROW) {
      throw new ZethusException(
          "PESQ needs sound of 8000 Hz or more, found %d Hz; compare.sample_rate 8000 brings both there"
              .formatted(reference.sampleRate()));
    }
    Timing timing = new Timing(reference.sampleRate() < WIDE ? NARROW : WIDE);
    float[] expected = samples(reference, generated.length(), timing);
    float[] found = samples(generated, reference.length(), timing);
    if (Math.min(expected.length, found.length) < timing.sampleRate() / 4) {
      return Map.of(); // too short for an utterance
    }
    int longer = Math.max(expected.length, found.length);
    Sound original = levelled(Sound.of(expected, timing), longer);
    Sound degraded = levelled(Sound.of(found, timing), longer);
    Map<String, Double> values = new LinkedHashMap<>();
    double narrow = score(original, degraded, Listening.HANDSET);
    values.put("pesq", narrow);
    values.put("pesq_nb", Listening.HANDSET.opinion(narrow));
    if (timing.sampleRate() == WIDE) {
      double wide = score(original, degraded, Listening.HEADPHONES);
      values.put("pesq_wb", Listening.HEADPHONES.opinion(wide));
    }
    return values;
  }

  private float[] samples(Waveform sound, int other, Timing timing) {
    int length =
        alignment == Alignment.AUTO
            ? sound.length()
            : alignment.length(sound.length(), other, "samples");
    Waveform cut = Waveform.mono(sound.sampleRate(), Arrays.copyOf(sound.samples(), length));
    return Resampler.resample(cut, timing.sampleRate()).samples();
  }

  /** A sound that is shorter than the other has silence at its end, which counts. */
  private static Sound levelled(Sound sound, int longer) {
    double energy =
        Arrays.stream(Response.TELEPHONE_BAND.filter(sound).samples()).map(x -> x * x).sum();
    double power = energy / (sound.audible() + longer - sound.speech());
    return power > 0 ? sound.times(Math.sqrt(LEVEL / power)) : sound;
  }

  /** {@return the score of P.862; NaN where there is nothing to be heard, or nobody speaks} */
  private static double score(Sound reference, Sound degraded, Listening listening) {
    if (degraded.isSilent()) {
      return Double.NaN;
    }
    Sound expected = listening.hear(reference);
    Sound found = listening.hear(degraded);
    List<Utterance> utterances = new TimeAlignment(expected, found).utterances();
    if (utterances.isEmpty()) {
      return Double.NaN;
    }
    int speech = Math.max(expected.speech(), found.speech());
    DelayTrack delays = new DelayTrack(utterances, reference.timing());
    return new PerceptualModel(expected.extendedTo(speech), found.extendedTo(speech), delays)
        .score();
  }
}
