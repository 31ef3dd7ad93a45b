package org.zethus.datasets.check;

import java.nio.file.Path;
import java.util.List;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.RecordingList;

/** What a stage made, of any plugin: the utterances of its manifest with their sound. */
record Artifact(Path folder) implements Corpus {
  private static final String AUDIO = "audio";

  @Override
  public List<Recording> recordings(Problems problems) {
    RecordingList recordings = new RecordingList(folder, problems);
    for (Utterance utterance : Manifest.read(folder).utterances()) {
      String where = "utterance '%s'".formatted(utterance.id());
      String sound = utterance.files().get(AUDIO);
      if (sound == null) {
        problems.add(Problem.Kind.MISSING_FILE, where, "no file '%s'".formatted(AUDIO));
      } else {
        recordings.add(where, utterance.id(), utterance.speaker(), utterance.text(), sound);
      }
    }
    return recordings.list();
  }
}
