package org.zethus.wav2vec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zethus.api.data.Segment;

/**
 * Greedy decoding of CTC: the likeliest id of every frame, repetitions once, blanks not at all.
 *
 * @see <a href="https://doi.org/10.1145/1143844.1143891">Graves et al. 2006, section 3.2</a>
 */
final class Spelling {
  private final Vocabulary vocabulary;
  private final double secondsPerFrame;
  private final List<Segment> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private double start;
  private double end;

  Spelling(Vocabulary vocabulary, double secondsPerFrame) {
    this.vocabulary = vocabulary;
    this.secondsPerFrame = secondsPerFrame;
  }

  /**
   * Spells a piece.
   *
   * @param logits (frames, vocabulary) row by row
   * @param offset of the piece in seconds
   * @param limit where it ends
   */
  void read(float[] logits, double offset, double limit) {
    int before = vocabulary.blank();
    int frames = logits.length / vocabulary.size();
    for (int frame = 0; frame < frames; frame++) {
      int id = likeliest(logits, frame * vocabulary.size());
      String letter = vocabulary.letters().get(id);
      if (id != before && letter != null) {
        double from = Math.min(limit, offset + frame * secondsPerFrame);
        letter(letter, from, Math.min(limit, from + secondsPerFrame));
      }
      before = id;
    }
    finishWord();
  }

  private void letter(String letter, double from, double to) {
    if (letter.equals(Vocabulary.BETWEEN_WORDS)) {
      finishWord();
      return;
    }
    if (word.isEmpty()) {
      start = from;
    }
    word.append(letter);
    end = to;
  }

  private void finishWord() {
    if (!word.isEmpty()) {
      words.add(new Segment(word.toString().toLowerCase(Locale.ROOT), start, end));
      word.setLength(0);
    }
  }

  private int likeliest(float[] logits, int from) {
    int best = 0;
    for (int id = 1; id < vocabulary.size(); id++) {
      if (logits[from + id] > logits[from + best]) {
        best = id;
      }
    }
    return best;
  }

  /** {@return the words so far} */
  List<Segment> words() {
    return words;
  }
}
