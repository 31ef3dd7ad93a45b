package org.zethus.datasets.freetts;

import com.sun.speech.freetts.Age;
import com.sun.speech.freetts.Gender;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.en.us.CMUDiphoneVoice;
import com.sun.speech.freetts.en.us.CMULexicon;
import com.sun.speech.freetts.en.us.CMUVoice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.io.IOException;
import java.net.URL;
import java.util.Locale;

/**
 * The diphone voice kal16 as a chain of processors: no output thread, no audio device, and none of
 * FreeTTS's voice lookup, which goes by system properties and jar files on disk. Everything is
 * found beside FreeTTS's own classes, whatever class loader that is. One thread at a time.
 *
 * <p>Words come with their phones. The lexicon only tells syllables apart and is not loaded.
 */
final class Kal16 extends CMUDiphoneVoice {
  /** Samples per second. */
  static final int SAMPLE_RATE = 16_000;

  /** Loads the diphones. */
  Kal16() throws IOException {
    super(
        "kevin16",
        Gender.MALE,
        Age.YOUNGER_ADULT,
        "16 kHz diphone voice",
        Locale.US,
        "general",
        "cmu",
        new CMULexicon(
            beside(CMULexicon.class, "cmudict04_compiled.bin"),
            beside(CMULexicon.class, "cmudict04_addenda.bin"),
            beside(CMULexicon.class, "cmudict04_lts.bin"),
            true),
        beside(KevinVoiceDirectory.class, "cmu_us_kal16.bin"));
    loader();
  }

  /** Runs the chain: phrases, durations, pitch, units, waveform. */
  void speak(Utterance utterance) throws ProcessException {
    for (Object processor : getUtteranceProcessors()) {
      ((UtteranceProcessor) processor).processUtterance(utterance);
    }
  }

  /** The superclass would look beside this class. */
  @Override
  protected URL getResource(String name) {
    return beside(CMUVoice.class, name);
  }

  private static URL beside(Class<?> type, String name) {
    URL resource = type.getResource(name);
    if (resource == null) {
      throw new IllegalStateException("FreeTTS's bundle lacks " + name);
    }
    return resource;
  }
}
