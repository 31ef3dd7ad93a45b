package org.zethus.datasets.check;

import org.zethus.api.audio.Waveform;
import org.zethus.dsp.level.Silence;

/**
 * What a sound is like.
 *
 * @param sampleRate in Hz
 * @param seconds its length
 * @param peak largest magnitude of its channels mixed, 1 at full scale
 * @param clipped samples that are at full scale with their neighbours
 * @param before seconds of silence before the sound
 * @param behind seconds of silence behind it
 */
record Measurement(
    int sampleRate, double seconds, double peak, int clipped, double before, double behind) {
  /** Of 16-bit sound the last 32 steps. */
  private static final float FULL_SCALE = 0.999f;

  /** One or two samples at full scale are a loud sound; three in a row are a flat top. */
  private static final int FLAT = 3;

  /** Of no sound. */
  static final Measurement NONE = new Measurement(0, 0, 0, 0, 0, 0);

  static Measurement of(Waveform waveform) {
    double peak = 0;
    for (float sample : waveform.toMono().samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    int clipped = 0;
    for (int c = 0; c < waveform.channels(); c++) {
      int run = 0;
      for (float sample : waveform.channel(c)) {
        run = Math.abs(sample) >= FULL_SCALE ? run + 1 : 0;
        clipped += run == FLAT ? FLAT : run > FLAT ? 1 : 0;
      }
    }
    Silence.Stretch sound = Silence.AROUND_SPEECH.sound(waveform);
    double rate = waveform.sampleRate();
    return new Measurement(
        waveform.sampleRate(),
        waveform.seconds(),
        peak,
        clipped,
        sound.from() / rate,
        (waveform.length() - sound.to()) / rate);
  }

  /** {@return seconds without the silence around it} */
  double sounding() {
    return Math.max(0, seconds - before - behind);
  }
}
