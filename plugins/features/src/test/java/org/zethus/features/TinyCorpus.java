package org.zethus.features;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.dsp.file.AudioFiles;

/** Three utterances of tones at 16 kHz: silence, a tone, silence. */
final class TinyCorpus {
  static final int RATE = 16_000;
  static final String CONFIG =
      "{preprocess: {sample_rate: 16000, n_fft: 512, win_size: 512, hop_size: 128, n_mel: 20,"
          + " fmin: 0, fmax: 8000, f0_min: 80, f0_max: 600}}";

  private TinyCorpus() {}

  /** F0 of an utterance's tone. */
  static double hertz(int index) {
    return 150 + 60 * index;
  }

  static Manifest write(Path folder) {
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String id = "tone-" + i;
      String file = "audio/" + id + ".wav";
      Waveform sound = Waveform.mono(RATE, tone(hertz(i), RATE / 2 + 1000 * i));
      AudioFiles.write(folder.resolve(file), sound);
      List<Segment> segments =
          List.of(
              new Segment("SIL", 0, 0.1),
              new Segment("AA1", 0.1, 0.4),
              new Segment(".", 0.4, sound.seconds()));
      utterances.add(
          new Utterance(
              id,
              "speaker",
              "ah.",
              sound.seconds(),
              List.of("SIL", "AA1", "."),
              segments,
              Map.of("audio", file)));
    }
    Manifest manifest = new Manifest(folder, utterances);
    manifest.write();
    return manifest;
  }

  private static float[] tone(double hertz, int length) {
    float[] samples = new float[length];
    for (int i = RATE / 10; i < RATE * 4 / 10; i++) {
      for (int harmonic = 1; harmonic < 5; harmonic++) {
        double angle = 2 * Math.PI * hertz * harmonic * i / RATE;
        samples[i] += (float) (0.2 / harmonic * Math.sin(angle));
      }
    }
    return samples;
  }
}
