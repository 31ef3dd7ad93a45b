package org.zethus.datasets.freetts;

import com.sun.speech.freetts.Age;
import com.sun.speech.freetts.FeatureSet;
import com.sun.speech.freetts.Gender;
import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.en.PostLexicalAnalyzer;
import com.sun.speech.freetts.en.us.CMUDiphoneVoice;
import com.sun.speech.freetts.en.us.CMULexicon;
import com.sun.speech.freetts.en.us.CMUVoice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;

/**
 * The diphone voice kal16 as a chain of processors: no output thread, no audio device, and none of
 * FreeTTS's voice lookup, which goes by system properties and jar files on disk. Everything is
 * found beside FreeTTS's own classes, whatever class loader that is. One thread at a time.
 *
 * <p>The lexicon is FreeTTS's newer one, cmudict04: the one it gives this voice, cmulex, marks no
 * stress on {@code ay} and {@code uw}.
 */
final class Kal16 extends CMUDiphoneVoice {
  /** Samples per second. */
  static final int SAMPLE_RATE = 16_000;

  /** Feature of a segment: the lexicon's phone, where the voice says another. */
  private static final String LEXICAL_PHONE = "lexical_phone";

  /** Loads lexicon and diphones. */
  Kal16() throws IOException {
    super(
        "kevin16",
        Gender.MALE,
        Age.YOUNGER_ADULT,
        "16 kHz diphone voice",
        Locale.US,
        "general",
        "cmu",
        Lexicon.SHARED,
        beside(KevinVoiceDirectory.class, "cmu_us_kal16.bin"));
    loader();
  }

  /**
   * Loaded once: FreeTTS keeps the words of a lexicon for the next one from the same place, but not
   * the order of their parts of speech, so that a second one would find other words.
   */
  private static final class Lexicon {
    static final CMULexicon SHARED =
        new CMULexicon(
            beside(CMULexicon.class, "cmudict04_compiled.bin"),
            beside(CMULexicon.class, "cmudict04_addenda.bin"),
            beside(CMULexicon.class, "cmudict04_lts.bin"),
            true);

    static {
      try {
        SHARED.load();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read FreeTTS's lexicon", e);
      }
    }
  }

  /** Runs the chain: text analysis, durations, pitch, units, waveform. */
  void speak(Utterance utterance) throws ProcessException {
    for (Object processor : getUtteranceProcessors()) {
      ((UtteranceProcessor) processor).processUtterance(utterance);
    }
  }

  /** {@return the phone a segment stands for in the lexicon} */
  static String lexicalPhone(Item segment) {
    FeatureSet features = segment.getFeatures();
    return features.getString(features.isPresent(LEXICAL_PHONE) ? LEXICAL_PHONE : "name");
  }

  /** The superclass would look beside this class. */
  @Override
  protected URL getResource(String name) {
    return beside(CMUVoice.class, name);
  }

  /**
   * The voice has no diphones for {@code ah} (as in "but") and says {@code aa}; which of the two
   * the lexicon means is kept.
   */
  @Override
  protected UtteranceProcessor getPostLexicalAnalyzer() {
    PostLexicalAnalyzer english = new PostLexicalAnalyzer();
    return utterance -> {
      Item segment = utterance.getRelation(Relation.SEGMENT).getHead();
      for (; segment != null; segment = segment.getNext()) {
        FeatureSet features = segment.getFeatures();
        if (features.getString("name").equals("ah")) {
          features.setString(LEXICAL_PHONE, "ah");
          features.setString("name", "aa");
        }
      }
      english.processUtterance(utterance);
    };
  }

  private static URL beside(Class<?> type, String name) {
    URL resource = type.getResource(name);
    if (resource == null) {
      throw new IllegalStateException("FreeTTS's bundle lacks " + name);
    }
    return resource;
  }
}
