package org.zethus.dsp.file;

import java.util.Locale;
import org.zethus.api.plugin.ZethusException;

/** What kind of file sound is written to. */
public enum AudioContainer {
  /** RIFF WAVE: not compressed. */
  WAV,
  /** Free Lossless Audio Codec: about half the size, the same samples. */
  FLAC;

  /**
   * {@return the kind a file name ends with}
   *
   * @throws ZethusException if that is neither {@code .wav} nor {@code .flac}
   */
  public static AudioContainer ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    for (AudioContainer container : values()) {
      if (name.endsWith("." + container.name().toLowerCase(Locale.ROOT))) {
        return container;
      }
    }
    throw new ZethusException(
        "cannot tell the format of '%s' from its name; name it .wav or .flac".formatted(fileName));
  }
}
