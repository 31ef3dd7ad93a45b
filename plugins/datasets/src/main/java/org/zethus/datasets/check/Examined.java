package org.zethus.datasets.check;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Recording;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.text.TextFrontEnd;

/**
 * A recording that was read and listened to.
 *
 * @param sound what it is like; all zero where it cannot be read
 * @param unreadable why it cannot be read; empty where it can
 */
record Examined(Recording recording, Reading text, Measurement sound, String unreadable) {
  /**
   * Examines a recording.
   *
   * @param folder of the dataset; messages call the sound relative to it
   */
  static Examined of(Recording recording, Path folder, Optional<TextFrontEnd> frontEnd) {
    Reading text = Reading.of(recording.utterance().text(), frontEnd);
    try {
      Measurement sound = Measurement.of(AudioFiles.read(recording.sound()));
      return new Examined(recording, text, sound, sound.seconds() > 0 ? "" : "no samples");
    } catch (ZethusException e) {
      String message = String.valueOf(e.getMessage());
      String shorter = message.replace(folder.toString() + File.separator, "");
      return new Examined(recording, text, Measurement.NONE, shorter);
    }
  }

  String id() {
    return recording.utterance().id();
  }

  boolean isReadable() {
    return unreadable.isEmpty();
  }

  /** {@return symbols a second, without the silence around the speech} */
  double pace() {
    return text.symbols() / sound.sounding();
  }
}
