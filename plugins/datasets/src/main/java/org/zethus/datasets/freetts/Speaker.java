package org.zethus.datasets.freetts;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.Tokenizer;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.relp.LPCResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Arpabet;

/** Says sentences with {@link Kal16} and notes when it said what. One thread at a time. */
final class Speaker {
  private static final String PAUSE = "pau";

  private final Kal16 voice;

  Speaker() {
    try {
      voice = new Kal16();
    } catch (IOException e) {
      throw new ZethusException("cannot load FreeTTS's voice kal16: " + e, e);
    }
  }

  /**
   * Speaks one sentence.
   *
   * @throws ZethusException if there is no word in it
   */
  Speech speak(String sentence) {
    Timeline timeline = new Timeline();
    ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    for (List<Token> tokens : breathGroups(plain(sentence))) {
      Utterance utterance = new Utterance(voice, tokens);
      try {
        voice.speak(utterance);
      } catch (ProcessException | RuntimeException e) {
        throw new ZethusException("FreeTTS cannot say '%s': %s".formatted(sentence, e), e);
      }
      byte[] spoken = ((LPCResult) utterance.getObject("target_lpcres")).getWaveSamples();
      timeline.add(utterance, pcm.size() / Short.BYTES, spoken.length / Short.BYTES);
      pcm.writeBytes(spoken);
    }
    if (timeline.isEmpty()) {
      throw new ZethusException("found no word to say in '%s'".formatted(sentence));
    }
    return new Speech(Waveform.mono(Kal16.SAMPLE_RATE, samples(pcm)), timeline.segments());
  }

  /**
   * What FreeTTS can read: no accents, no quotation marks (it pauses after a word that one
   * follows), dashes as words of their own.
   */
  private static String plain(String sentence) {
    return Normalizer.normalize(sentence, Normalizer.Form.NFD)
        .replaceAll("[\u2018\u2019\u02bc]", "'")
        .replaceAll("\\s*(?:\u2014|\u2013|--+)\\s*", " -- ")
        .replaceAll("\u2026", "...")
        .replaceAll("[^\\x20-\\x7e]", "")
        .replaceAll("[\"`]|(?<![A-Za-z])'|'(?![A-Za-z])", "")
        .strip();
  }

  /** What FreeTTS's own tokenizer takes for sentences. */
  private List<List<Token>> breathGroups(String text) {
    Tokenizer tokenizer = voice.getTokenizer();
    tokenizer.setInputText(text);
    List<List<Token>> groups = new ArrayList<>();
    while (tokenizer.hasMoreTokens()) {
      Token token = tokenizer.getNextToken();
      if (token.getWord().isEmpty()) {
        continue; // what follows the last word
      }
      if (groups.isEmpty() || tokenizer.isBreak()) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(token);
    }
    return groups;
  }

  private static float[] samples(ByteArrayOutputStream pcm) {
    ShortBuffer shorts = ByteBuffer.wrap(pcm.toByteArray()).asShortBuffer(); // big-endian
    float[] samples = new float[shorts.remaining()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = shorts.get(i) / 32768f;
    }
    return samples;
  }

  /** Phones and pauses of one breath group after the other, on the waveform's samples. */
  private static final class Timeline {
    private final List<String> labels = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    boolean isEmpty() {
      return labels.stream().noneMatch(Arpabet::isPhone);
    }

    /** Adds a group that starts at sample {@code offset} and is {@code length} samples long. */
    void add(Utterance utterance, int offset, int length) {
      Item segment = utterance.getRelation(Relation.SEGMENT).getHead();
      if (segment != null && !labels.isEmpty()) {
        // The pause before this group continues the one behind the last.
        ends.set(ends.size() - 1, end(segment, offset, length));
        segment = segment.getNext();
      }
      for (; segment != null; segment = segment.getNext()) {
        labels.add(label(segment));
        ends.add(end(segment, offset, length));
      }
    }

    List<Segment> segments() {
      List<Segment> segments = new ArrayList<>();
      double start = 0;
      for (int i = 0; i < labels.size(); i++) {
        double end = (double) ends.get(i) / Kal16.SAMPLE_RATE;
        segments.add(new Segment(labels.get(i), start, end));
        start = end;
      }
      return segments;
    }

    /**
     * The last pitch period is cut at the last segment's end or goes past it: that one ends there.
     */
    private static int end(Item segment, int offset, int length) {
      int end = Math.round(segment.getFeatures().getFloat("end") * Kal16.SAMPLE_RATE);
      return offset + (segment.getNext() == null ? length : Math.min(end, length));
    }

    private static String label(Item segment) {
      String phone = Kal16.lexicalPhone(segment);
      if (phone.equals(PAUSE)) {
        Item before = segment.getPrevious();
        return before == null ? Arpabet.SILENCE : markAfter(before, isLast(segment));
      }
      Item syllable = segment.getItemAs(Relation.SYLLABLE_STRUCTURE).getParent();
      return Arpabet.fromFreeTts(phone, "1".equals(syllable.getFeatures().getString("stress")));
    }

    private static boolean isLast(Item segment) {
      return segment.getNext() == null;
    }

    /**
     * The mark behind the word a segment belongs to; a comma, or at the end a full stop, for none.
     */
    private static String markAfter(Item segment, boolean last) {
      Item word = segment.getItemAs(Relation.SYLLABLE_STRUCTURE).getParent().getParent();
      Item token = word.getItemAs(Relation.TOKEN).getParent();
      String punctuation = String.valueOf(token.getFeatures().getString("punc"));
      return punctuation
          .chars()
          .filter(c -> Arpabet.PAUSE_MARKS.indexOf(c) >= 0)
          .mapToObj(Character::toString)
          .findFirst()
          .orElse(last ? "." : ",");
    }
  }
}
