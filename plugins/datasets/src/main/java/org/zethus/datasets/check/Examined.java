package org.zethus.datasets.check;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.text.TextFrontEnd;

/**
 * A recording that was read and listened to.
 *
 * @param where how messages call it
 * @param utterance null where the layout's reader rejected it
 * @param sound what it is like; {@link Measurement#NONE} where there is none or it cannot be read
 * @param unreadable why it cannot be read; empty where it can, or there is none
 */
record Examined(
    String where,
    @Nullable Utterance utterance,
    Reading text,
    Measurement sound,
    String unreadable) {

  /** Examines recordings of one dataset. */
  record Examiner(Path folder, Optional<TextFrontEnd> frontEnd) {
    Examined examine(Recording recording) {
      Utterance utterance = recording.utterance();
      String where = "utterance '%s'".formatted(utterance.id());
      return examine(where, utterance, utterance.text(), recording.sound());
    }

    Examined examine(Problems.Rejected rejected) {
      return examine(rejected.where(), null, rejected.text(), rejected.sound());
    }

    private Examined examine(String where, @Nullable Utterance utterance, String text, Path sound) {
      Reading reading = text.isEmpty() ? Reading.NONE : Reading.of(text, frontEnd);
      if (!Files.isRegularFile(sound)) {
        return new Examined(where, utterance, reading, Measurement.NONE, "");
      }
      try {
        Measurement measured = Measurement.of(AudioFiles.read(sound));
        return new Examined(
            where, utterance, reading, measured, measured.seconds() > 0 ? "" : "no samples");
      } catch (ZethusException e) {
        String message = String.valueOf(e.getMessage()).replace(folder + File.separator, "");
        return new Examined(where, utterance, reading, Measurement.NONE, message);
      }
    }
  }

  /** {@return whether there is a sound, and it can be read} */
  boolean isAudible() {
    return sound.seconds() > 0;
  }

  /** {@return symbols a second, without the silence around the speech} */
  double pace() {
    return text.symbols() / sound.sounding();
  }
}
