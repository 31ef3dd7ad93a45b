package org.zethus.runner.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Utterance;
import org.zethus.dsp.file.AudioFiles;

/** An utterance of an artifact with sound: {@code audio/ID.wav}, 16 bits. */
final class SpokenUtterance {
  private SpokenUtterance() {}

  /** {@return the last {@code count} utterances, e.g. those that trainers held out; 0 for all} */
  static List<Utterance> last(List<Utterance> utterances, int count) {
    return count > 0 && count < utterances.size()
        ? utterances.subList(utterances.size() - count, utterances.size())
        : utterances;
  }

  /** Writes the sound; {@return the utterance with its duration, and the sound as its one file} */
  static Utterance write(Path folder, Utterance utterance, Waveform audio) {
    String path = "audio/" + utterance.id() + ".wav";
    AudioFiles.write(folder.resolve(path), audio);
    return new Utterance(
        utterance.id(),
        utterance.speaker(),
        utterance.text(),
        audio.seconds(),
        utterance.phones(),
        utterance.segments(),
        Map.of("audio", path));
  }
}
