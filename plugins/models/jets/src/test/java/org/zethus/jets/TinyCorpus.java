package org.zethus.jets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.tts.JoinedUtterance;

/**
 * A corpus whose sound follows from its phones: each has its own spectrum, tone, duration and
 * energy. It has one folder per role, as the stages before a training leave them.
 */
final class TinyCorpus {
  static final int MEL_BINS = 8;
  static final int RATE = 8000;
  private static final int HOP = 80;
  private static final List<String> PHONES = List.of("AA1", "B", "IY0", "S", "T", "UW2");

  private final Path root;
  private final Random random = new Random(5);
  private final Map<String, List<Utterance>> manifests = new LinkedHashMap<>();

  private TinyCorpus(Path root) {
    this.root = root;
  }

  /** Writes {@code count} utterances, by the speakers in turn. */
  static TinyCorpus write(Path root, int count, String... speakers) {
    TinyCorpus corpus = new TinyCorpus(root);
    for (int i = 0; i < count; i++) {
      corpus.add("u" + (100 + i), speakers.length == 0 ? "" : speakers[i % speakers.length]);
    }
    corpus.manifests.forEach(
        (role, utterances) -> new Manifest(root.resolve(role), utterances).write());
    return corpus;
  }

  TestRunContext giveTo(TestRunContext context) {
    manifests.keySet().forEach(role -> context.input(role, root.resolve(role)));
    return context;
  }

  /** Puts another tensor where an utterance's feature was. */
  void replace(String id, String role, Tensor tensor) {
    Path file = root.resolve(role).resolve(role + "/" + id + ".safetensors");
    SafeTensors.write(file, Map.of(role, tensor), Map.of());
  }

  /** Puts another sound where an utterance's was. */
  void replaceSound(String id, Waveform waveform) {
    write(root.resolve(JoinedUtterance.AUDIO).resolve("audio/" + id + ".wav"), waveform);
  }

  private static void write(Path file, Waveform waveform) {
    AudioFiles.write(file, waveform);
  }

  private void add(String id, String speaker) {
    List<String> phones = new ArrayList<>(List.of("SIL"));
    int words = 4 + random.nextInt(4);
    for (int i = 0; i < words; i++) {
      phones.add(PHONES.get(random.nextInt(PHONES.size())));
    }
    phones.add(".");
    int frames = phones.stream().mapToInt(TinyCorpus::durationOf).sum();
    float[] mel = new float[MEL_BINS * frames];
    float[] pitch = new float[frames];
    float[] energy = new float[frames];
    float[] samples = new float[frames * HOP];
    int t = 0;
    for (String phone : phones) {
      int spectrum = Math.floorMod(phone.hashCode(), 97);
      for (int k = 0; k < durationOf(phone); k++, t++) {
        for (int bin = 0; bin < MEL_BINS; bin++) {
          mel[bin * frames + t] = (float) (3 * Math.sin(spectrum * (bin + 1)) - 4);
        }
        boolean vowel = phone.length() == 3 && !phone.equals("SIL");
        pitch[t] = vowel ? 100 + spectrum : 0;
        energy[t] = 1 + spectrum % 7;
        for (int i = t * HOP; i < (t + 1) * HOP; i++) {
          samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * (200 + 20 * spectrum) * i / RATE));
        }
      }
    }
    Utterance utterance = new Utterance(id, speaker, "", 0, phones, List.of(), Map.of());
    list(JoinedUtterance.UTTERANCES).add(utterance);
    addFeature(utterance, JoinedUtterance.MEL, Tensor.of(mel, MEL_BINS, frames));
    addFeature(utterance, JoinedUtterance.PITCH, Tensor.of(pitch, frames));
    addFeature(utterance, JoinedUtterance.ENERGY, Tensor.of(energy, frames));
    String path = "audio/" + id + ".wav";
    write(root.resolve(JoinedUtterance.AUDIO).resolve(path), Waveform.mono(RATE, samples));
    list(JoinedUtterance.AUDIO).add(utterance.withFiles(Map.of(JoinedUtterance.AUDIO, path)));
  }

  static int durationOf(String phone) {
    return phone.equals(".") ? 2 : 4 + Math.floorMod(phone.hashCode(), 5);
  }

  private void addFeature(Utterance utterance, String role, Tensor tensor) {
    String path = role + "/" + utterance.id() + ".safetensors";
    SafeTensors.write(root.resolve(role).resolve(path), Map.of(role, tensor), Map.of());
    list(role).add(utterance.withFiles(Map.of(role, path)));
  }

  private List<Utterance> list(String role) {
    return manifests.computeIfAbsent(role, any -> new ArrayList<>());
  }
}
