package org.zethus.wav2vec2;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.zethus.api.asr.AsrRequest;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.Transcript;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.level.QuietCuts;
import org.zethus.onnx.OnnxSession;

/**
 * Spells what is said, in the letters of one language. Speech is cut into pieces at quiet places,
 * since what the network needs grows with the square of the length.
 *
 * @see <a href="https://arxiv.org/abs/2006.11477">Baevski et al. 2020, sections 2 and 3.3</a>
 */
final class Wav2Vec2 implements Recogniser {
  private static final int RATE = 16000;

  /** Samples per frame, and those that the first frame sees: of its seven convolutions. */
  private static final int STRIDE = 320;

  private static final int LEAST = 400;

  private static final QuietCuts PIECES = new QuietCuts(30 * RATE, 5 * RATE, STRIDE);

  private static final double EPSILON = 1e-7;

  private final OnnxSession session;
  private final Vocabulary vocabulary;
  private final boolean normalise;
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * A recogniser.
   *
   * @param session owned from now on
   * @param normalise whether every piece gets the mean 0 and the variance 1
   */
  Wav2Vec2(OnnxSession session, Vocabulary vocabulary, boolean normalise) {
    this.session = session;
    this.vocabulary = vocabulary;
    this.normalise = normalise;
  }

  @Override
  public int sampleRate() {
    return RATE;
  }

  @Override
  public Transcript recognise(AsrRequest request) {
    session.requireOpen();
    float[] samples = request.speech().samplesAt(RATE, "wav2vec2");
    Spelling spelling = new Spelling(vocabulary, (double) STRIDE / RATE);
    for (int from = 0; from < samples.length; ) {
      int to = PIECES.end(samples, from);
      if (to - from >= LEAST) {
        float[] logits = logits(Arrays.copyOfRange(samples, from, to));
        spelling.read(logits, (double) from / RATE, (double) to / RATE);
      }
      from = to;
    }
    List<Segment> words = spelling.words();
    return new Transcript(
        words.stream().map(Segment::label).collect(Collectors.joining(" ")), "", words);
  }

  private float[] logits(float[] samples) {
    List<String> names = session.inputNames();
    Map<String, Tensor> feeds = new LinkedHashMap<>();
    feeds.put(
        names.get(0), Tensor.of(normalise ? normalised(samples) : samples, 1, samples.length));
    if (names.size() > 1) {
      long[] all = new long[samples.length];
      Arrays.fill(all, 1);
      feeds.put(names.get(1), Tensor.of(all, 1, all.length));
    }
    turn.lock();
    try {
      Tensor logits = session.run(feeds).values().iterator().next();
      long[] shape = logits.shape();
      if (shape.length != 3 || shape[2] != vocabulary.size()) {
        throw new ZethusException(
            "the graph %s made %s; expected logits (1, frames, %d) for the letters of %s"
                .formatted(session.name(), logits, vocabulary.size(), Vocabulary.FILE));
      }
      return logits.floats();
    } finally {
      turn.unlock();
    }
  }

  private static float[] normalised(float[] samples) {
    double mean = 0;
    for (float sample : samples) {
      mean += sample / samples.length;
    }
    double variance = 0;
    for (float sample : samples) {
      variance += (sample - mean) * (sample - mean) / samples.length;
    }
    float[] scaled = new float[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) ((samples[i] - mean) / Math.sqrt(variance + EPSILON));
    }
    return scaled;
  }

  @Override
  public void close() {
    session.close();
  }
}
