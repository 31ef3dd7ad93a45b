package org.zethus.datasets.freetts;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.relp.LPCResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Arpabet;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.Sentence;
import org.zethus.text.Sentence.Word;
import org.zethus.text.TextFrontEnd;

/**
 * Says text with {@link Kal16} and notes when it said what. Words and phones are those of our own
 * front end, so that a model hears in training what it is asked for later. One thread at a time.
 */
final class Speaker {
  private final TextFrontEnd english = new EnglishFrontEnd();
  private final Kal16 voice;

  Speaker() {
    try {
      voice = new Kal16();
    } catch (IOException e) {
      throw new ZethusException("cannot load FreeTTS's voice kal16: " + e, e);
    }
  }

  /**
   * Speaks a text, usually one sentence.
   *
   * @throws ZethusException if there is no word in it
   */
  Speech speak(String text) {
    Timeline timeline = new Timeline();
    ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    for (Sentence sentence : english.read(text)) {
      Utterance utterance = utterance(sentence);
      try {
        voice.speak(utterance);
      } catch (ProcessException | RuntimeException e) {
        throw new ZethusException(
            "FreeTTS cannot say '%s': %s".formatted(sentence.text(), Reason.of(e)), e);
      }
      byte[] spoken = ((LPCResult) utterance.getObject("target_lpcres")).getWaveSamples();
      timeline.add(sentence.phones(), ends(utterance), spoken.length / Short.BYTES);
      pcm.writeBytes(spoken);
    }
    return new Speech(Waveform.mono(Kal16.SAMPLE_RATE, samples(pcm)), timeline.segments());
  }

  private Utterance utterance(Sentence sentence) {
    List<Token> tokens = new ArrayList<>();
    List<String[]> phones = new ArrayList<>();
    for (Word word : sentence.words()) {
      if (!word.isPause()) {
        tokens.add(token(word.spoken()));
        phones.add(word.phones().stream().map(Arpabet::toFreeTts).toArray(String[]::new));
      } else if (!tokens.isEmpty()) {
        tokens.get(tokens.size() - 1).setPostpunctuation(word.spoken());
      }
    }
    Utterance utterance = new Utterance(voice, tokens);
    Item item = utterance.getRelation(Relation.TOKEN).getHead();
    for (String[] wordPhones : phones) {
      item.getFeatures().setObject("phones", wordPhones);
      item = item.getNext();
    }
    return utterance;
  }

  private static Token token(String word) {
    Token token = new Token();
    token.setWord(word);
    token.setWhitespace(" ");
    token.setPrepunctuation("");
    token.setPostpunctuation("");
    return token;
  }

  /** Where phones and pauses end, in samples. */
  private static List<Integer> ends(Utterance utterance) {
    List<Integer> ends = new ArrayList<>();
    Item segment = utterance.getRelation(Relation.SEGMENT).getHead();
    for (; segment != null; segment = segment.getNext()) {
      ends.add(Math.round(segment.getFeatures().getFloat("end") * Kal16.SAMPLE_RATE));
    }
    return ends;
  }

  private static float[] samples(ByteArrayOutputStream pcm) {
    ShortBuffer shorts = ByteBuffer.wrap(pcm.toByteArray()).asShortBuffer(); // big-endian
    float[] samples = new float[shorts.remaining()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = shorts.get(i) / 32768f;
    }
    return samples;
  }
}
