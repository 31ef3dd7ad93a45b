package org.zethus.whisper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.zethus.api.asr.AsrRequest;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.Transcript;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.level.QuietCuts;
import org.zethus.text.bpe.WhisperTokenizer;

/**
 * Writes down speech, always with the likeliest token. What is longer than 30 s is cut at quiet
 * places; the language is that of the request, or the likeliest one at the beginning.
 *
 * @see <a href="https://arxiv.org/abs/2212.04356">Radford et al. 2022, sections 2.2 to 2.3</a>
 */
final class Whisper implements Recogniser {
  private static final QuietCuts PIECES =
      new QuietCuts(LogMel.HEARD, 5 * LogMel.SAMPLE_RATE, LogMel.SAMPLE_RATE / 50);

  private static final String ENGLISH = "en";

  private final Graphs graphs;
  private final Marks marks;
  private final WhisperTokenizer tokenizer;
  private final LogMel mel;
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * A recogniser.
   *
   * @param graphs owned from now on
   */
  Whisper(Graphs graphs, Marks marks, WhisperTokenizer tokenizer) {
    this.graphs = graphs;
    this.marks = marks;
    this.tokenizer = tokenizer;
    mel = new LogMel(graphs.melBins());
  }

  @Override
  public int sampleRate() {
    return LogMel.SAMPLE_RATE;
  }

  @Override
  public Transcript recognise(AsrRequest request) {
    graphs.requireOpen();
    float[] samples = request.speech().samplesAt(LogMel.SAMPLE_RATE, "whisper");
    String language = known(request.language());
    List<String> texts = new ArrayList<>();
    turn.lock();
    try {
      for (int from = 0; from < samples.length; ) {
        int to = PIECES.end(samples, from);
        Graphs.Decoding first = graphs.listen(mel.whole(Arrays.copyOfRange(samples, from, to)));
        if (language.isEmpty()) {
          language = likeliestLanguage(first.next(marks.start()));
          texts.add(text(first, prompt(language, false)));
        } else {
          texts.add(text(first, prompt(language, true)));
        }
        from = to;
      }
    } finally {
      turn.unlock();
    }
    texts.removeIf(String::isEmpty);
    return new Transcript(String.join(" ", texts), language, List.of());
  }

  /** {@return the code of a language that is asked for; empty where none is} */
  private String known(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    Set<String> languages =
        marks.languages().isEmpty() ? Set.of(ENGLISH) : marks.languages().keySet();
    if (!tag.isEmpty() && !languages.contains(language)) {
      throw new ZethusException(
          "found the language '%s', this model of whisper knows %s"
              .formatted(tag, new TreeSet<>(languages)));
    }
    return tag.isEmpty() && marks.languages().isEmpty() ? ENGLISH : language;
  }

  private String likeliestLanguage(float[] logits) {
    return marks.languages().entrySet().stream()
        .filter(entry -> entry.getValue() < logits.length)
        .max(
            Map.Entry.<String, Integer>comparingByValue(
                (a, b) -> Float.compare(logits[a], logits[b])))
        .orElseThrow(
            () ->
                new ZethusException(
                    "the decoder of whisper says %d tokens; no language is among them"
                        .formatted(logits.length)))
        .getKey();
  }

  private long[] prompt(String language, boolean start) {
    List<Integer> prompt = new ArrayList<>();
    if (start) {
      prompt.add(marks.start());
    }
    if (!marks.languages().isEmpty()) {
      prompt.add(marks.languages().get(language));
    }
    prompt.addAll(marks.task());
    return prompt.stream().mapToLong(Integer::longValue).toArray();
  }

  private String text(Graphs.Decoding decoding, long[] prompt) {
    List<Integer> said = new ArrayList<>();
    float[] logits = decoding.next(prompt);
    forbid(logits, marks.neverFirst());
    int token = likeliest(logits);
    while (token != marks.end() && said.size() < marks.most()) {
      said.add(token);
      token = likeliest(decoding.next(token));
    }
    return tokenizer.decode(said.stream().mapToInt(Integer::intValue).toArray()).strip();
  }

  private int likeliest(float[] logits) {
    forbid(logits, marks.never());
    int best = 0;
    for (int id = 1; id < logits.length; id++) {
      if (logits[id] > logits[best]) {
        best = id;
      }
    }
    return best;
  }

  private static void forbid(float[] logits, Collection<Integer> tokens) {
    for (int token : tokens) {
      if (token >= 0 && token < logits.length) {
        logits[token] = Float.NEGATIVE_INFINITY;
      }
    }
  }

  @Override
  public void close() {
    graphs.close();
  }
}
