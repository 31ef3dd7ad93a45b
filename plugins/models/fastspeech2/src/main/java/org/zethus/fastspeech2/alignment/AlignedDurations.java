package org.zethus.fastspeech2.alignment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/** Aligns a whole corpus and writes a manifest of durations. */
final class AlignedDurations implements Preprocessor {
  private static final String MEL = "mel";
  private static final String DURATIONS = "durations";

  private final RunContext context;
  private final AlignedDurationsConfig config;

  AlignedDurations(RunContext context, AlignedDurationsConfig config) {
    this.context = context;
    this.config = config;
  }

  @Override
  public Manifest process() {
    List<Utterance> utterances = Manifest.read(context.input("utterances")).utterances();
    Manifest mels = Manifest.read(context.input(MEL));
    Map<String, Utterance> melById = mels.byId();
    TreeSet<String> phones = new TreeSet<>();
    utterances.forEach(utterance -> phones.addAll(utterance.phones()));
    List<String> numbered = List.copyOf(phones);
    List<Alignable> alignables = new ArrayList<>();
    for (Utterance utterance : utterances) {
      context.cancel().throwIfCancelled();
      Utterance mel = melById.get(utterance.id());
      if (mel == null) {
        throw new ZethusException(
            "utterance '%s' is not in %s, the 'mel' of this stage. Were both made from the same corpus?"
                .formatted(utterance.id(), mels.folder()));
      }
      alignables.add(alignable(utterance, mels.file(mel, MEL), numbered));
    }
    List<int[]> durations =
        ViterbiTraining.align(
            alignables, numbered.size(), config.iterations(), context.progress(), context.cancel());
    return write(utterances, durations);
  }

  private static Alignable alignable(Utterance utterance, Path melFile, List<String> numbered) {
    float[][] features;
    try (SafeTensors file = SafeTensors.open(melFile)) {
      Tensor mel = file.get(MEL);
      features = Cepstra.of(mel.floats(), Math.toIntExact(mel.shape()[0]));
    }
    int[] phones = utterance.phones().stream().mapToInt(numbered::indexOf).toArray();
    if (phones.length == 0 || features.length < phones.length) {
      throw new ZethusException(
          "cannot align utterance '%s': found %d phones and %d frames, need at least one phone and a frame for each. Is its text what is said, and did a stage make its phones?"
              .formatted(utterance.id(), phones.length, features.length));
    }
    return new Alignable(phones, features);
  }

  private Manifest write(List<Utterance> utterances, List<int[]> durations) {
    List<Utterance> written = new ArrayList<>();
    for (int u = 0; u < utterances.size(); u++) {
      Utterance utterance = utterances.get(u);
      int[] frames = durations.get(u);
      long[] wide = java.util.Arrays.stream(frames).asLongStream().toArray();
      String path = DURATIONS + "/" + utterance.id() + ".safetensors";
      SafeTensors.write(
          context.output().resolve(path),
          Map.of(DURATIONS, Tensor.of(wide, wide.length)),
          Map.of());
      written.add(utterance.withFiles(Map.of(DURATIONS, path)));
    }
    Manifest manifest = new Manifest(context.output(), written);
    manifest.write();
    return manifest;
  }
}
