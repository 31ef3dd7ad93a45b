package org.zethus.vits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;

/** Recordings in which each phone is a tone of its own. */
final class TinyCorpus {
  private static final List<String> PHONES = List.of("AA1", "B", "IY0", "S", "T", "UW2");
  private static final int SAMPLES_PER_PHONE = 400;

  private TinyCorpus() {}

  /** Writes {@code count} utterances, by the speakers in turn; {@return the manifest's folder} */
  static Path write(Path folder, int count, String... speakers) {
    Random random = new Random(5);
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> phones = new ArrayList<>(List.of("SIL"));
      int spoken = 2 + random.nextInt(4);
      for (int k = 0; k < spoken; k++) {
        phones.add(PHONES.get(random.nextInt(PHONES.size())));
      }
      phones.add(".");
      String speaker = speakers.length == 0 ? "" : speakers[i % speakers.length];
      utterances.add(utterance(folder, "u" + (100 + i), speaker, phones));
    }
    new Manifest(folder, utterances).write();
    return folder;
  }

  private static Utterance utterance(Path folder, String id, String speaker, List<String> phones) {
    String file = "audio/" + id + ".wav";
    AudioFiles.write(folder.resolve(file), Waveform.mono(TinyModel.SAMPLE_RATE, tones(phones)));
    return new Utterance(id, speaker, "", 0, phones, List.of(), Map.of("audio", file));
  }

  private static float[] tones(List<String> phones) {
    float[] samples = new float[phones.size() * SAMPLES_PER_PHONE];
    for (int i = 0; i < samples.length; i++) {
      int pitch = Math.floorMod(phones.get(i / SAMPLES_PER_PHONE).hashCode(), 97);
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * i * (100 + 10 * pitch) / 8000));
    }
    return samples;
  }

  static TestRunContext giveTo(TestRunContext context, Path folder) {
    return context.input("utterances", folder).input("audio", folder);
  }
}
