package org.zethus.fastspeech2;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.tts.JoinedUtterance;

/**
 * A corpus whose sound follows from its phones: each has its own spectrum, duration and pitch. It
 * has one folder per role, as the stages before a training leave them.
 */
final class TinyCorpus {
  static final int MEL_BINS = 8;
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

  Path folder(String role) {
    return root.resolve(role);
  }

  TestRunContext giveTo(TestRunContext context) {
    manifests.keySet().forEach(role -> context.input(role, folder(role)));
    return context;
  }

  /** Puts another tensor where an utterance's feature was. */
  void replace(String id, String role, Tensor tensor) {
    Path file = root.resolve(role).resolve(role + "/" + id + ".safetensors");
    SafeTensors.write(file, Map.of(role, tensor), Map.of());
  }

  private void add(String id, String speaker) {
    List<String> phones = new ArrayList<>(List.of("SIL"));
    int words = 2 + random.nextInt(4);
    for (int i = 0; i < words; i++) {
      phones.add(PHONES.get(random.nextInt(PHONES.size())));
    }
    phones.add(".");
    long[] durations = new long[phones.size()];
    int frames = 0;
    for (int i = 0; i < durations.length; i++) {
      durations[i] = durationOf(phones.get(i));
      frames += (int) durations[i];
    }
    float[] mel = new float[MEL_BINS * frames];
    float[] pitch = new float[frames];
    float[] energy = new float[frames];
    int t = 0;
    for (int i = 0; i < durations.length; i++) {
      for (int k = 0; k < durations[i]; k++, t++) {
        int spectrum = Math.floorMod(phones.get(i).hashCode(), 97);
        for (int bin = 0; bin < MEL_BINS; bin++) {
          mel[bin * frames + t] = (float) Math.sin(spectrum * (bin + 1)) - 4;
        }
        boolean vowel = phones.get(i).length() == 3 && !phones.get(i).equals("SIL");
        pitch[t] = vowel ? 100 + spectrum : 0;
        energy[t] = 1 + spectrum % 7;
      }
    }
    Utterance utterance = new Utterance(id, speaker, "", 0, phones, List.of(), Map.of());
    manifests.computeIfAbsent(JoinedUtterance.UTTERANCES, role -> new ArrayList<>()).add(utterance);
    addFeature(utterance, JoinedUtterance.MEL, Tensor.of(mel, MEL_BINS, frames));
    addFeature(utterance, JoinedUtterance.PITCH, Tensor.of(pitch, frames));
    addFeature(utterance, JoinedUtterance.ENERGY, Tensor.of(energy, frames));
    addFeature(utterance, JoinedUtterance.DURATIONS, Tensor.of(durations, durations.length));
  }

  static int durationOf(String phone) {
    return phone.equals(".") ? 0 : 2 + Math.floorMod(phone.hashCode(), 4);
  }

  private void addFeature(Utterance utterance, String role, Tensor tensor) {
    String path = role + "/" + utterance.id() + ".safetensors";
    SafeTensors.write(root.resolve(role).resolve(path), Map.of(role, tensor), Map.of());
    manifests
        .computeIfAbsent(role, r -> new ArrayList<>())
        .add(utterance.withFiles(Map.of(role, path)));
  }
}
