package org.zethus.evaluator.pesq;

import java.util.Arrays;
import java.util.List;
import org.zethus.dsp.level.Biquad;

/**
 * What a sound goes through before its delay is measured: no offset, soft ends, and the bands of
 * speech that say most about where it is; P.862 section 10.1.3.
 */
final class AlignmentFilter {
  private static final List<Biquad> AT_8_KHZ =
      List.of(
          new Biquad(0.885535424, -0.885535424, 0, -0.771070709, 0),
          new Biquad(0.895092588, 1.292907193, 0.449260174, 1.268869037, 0.442025372),
          new Biquad(4.04952794, -7.865190042, 3.815662102, -1.746859852, 0.786305963),
          new Biquad(0.500002353, -0.500002353, 0, 0, 0),
          new Biquad(0.565002834, -0.241585934, -0.306009671, 0.259688659, 0.249979657),
          new Biquad(2.115237288, 0.919935084, 1.141240051, -1.587313419, 0.665935315),
          new Biquad(0.912224584, -0.224397719, -0.641121413, -0.246029464, -0.55672059),
          new Biquad(0.444617727, -0.307589321, 0.141638062, -0.996391149, 0.502251622));

  private static final List<Biquad> AT_16_KHZ =
      List.of(
          new Biquad(0.325631521, -0.08678286, -0.238848661, -1.07941649, 0.434583902),
          new Biquad(0.403961804, -0.556985881, 0.153024077, -0.415115835, 0.696590244),
          new Biquad(4.736162769, 3.287251046, 1.753289019, -1.859599046, 0.876284034),
          new Biquad(0.365373469, 0, 0, -0.634626531, 0),
          new Biquad(0.884811506, 0, 0, -0.256725271, 0.141536777),
          new Biquad(0.723593055, -1.447186099, 0.723593044, -1.129587469, 0.657232737),
          new Biquad(1.644910855, -1.817280902, 1.249658063, -1.778403899, 0.801724355),
          new Biquad(0.633692689, -0.284644314, -0.319789663, 0, 0),
          new Biquad(1.032763031, 0.268428979, 0.602913323, 0, 0),
          new Biquad(1.001616361, -0.823749013, 0.439731942, -0.885778255, 0),
          new Biquad(0.752472096, -0.375388990, 0.188977609, -0.077258216, 0.247230734),
          new Biquad(1.023700575, 0.001661628, 0.52128424, -0.183867259, 0.354324187));

  private AlignmentFilter() {}

  static Sound filter(Sound sound) {
    Timing timing = sound.timing();
    List<Biquad> sections = timing.sampleRate() == 8000 ? AT_8_KHZ : AT_16_KHZ;
    return sound
        .map(timing.margin(), sound.speech(), part -> centred(part, sound))
        .map(0, sound.samples().length, samples -> filter(samples, sections));
  }

  /** The offset is that of speech and margins together, as the standard has it. */
  private static double[] centred(double[] speech, Sound sound) {
    double offset = Arrays.stream(speech).sum() / sound.padded();
    double[] centred = Arrays.stream(speech).map(sample -> sample - offset).toArray();
    int ramp = sound.timing().window();
    for (int i = 0; i < ramp; i++) {
      centred[i] *= (i + 0.5) / ramp;
      centred[centred.length - 1 - i] *= (i + 0.5) / ramp;
    }
    return centred;
  }

  private static double[] filter(double[] samples, List<Biquad> sections) {
    double[] filtered = samples;
    for (Biquad section : sections) {
      filtered = section.filter(filtered);
    }
    return filtered;
  }
}
