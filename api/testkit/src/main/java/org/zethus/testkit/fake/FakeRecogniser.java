package org.zethus.testkit.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.zethus.api.asr.AsrRequest;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.RecogniserPlugin;
import org.zethus.api.asr.Transcript;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;

/** Hears one of its words wherever sound begins, by its peak: the louder, the later in the list. */
public final class FakeRecogniser implements Recogniser {
  private final int sampleRate;
  private final List<String> words;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A recogniser.
   *
   * @param words word {@code i} of {@code n} has a peak of at least {@code i / n} and less than
   *     {@code (i + 1) / n}
   */
  public FakeRecogniser(int sampleRate, List<String> words) {
    this.sampleRate = sampleRate;
    this.words = List.copyOf(words);
  }

  /** Offers it for checkpoints with {@code sample_rate} and {@code words}. */
  public static final class Plugin implements RecogniserPlugin {
    private record CheckpointConfig(int sampleRate, List<String> words) {}

    @Override
    public Recogniser load(Checkpoint checkpoint, Device device) {
      CheckpointConfig config = checkpoint.config(CheckpointConfig.class);
      return new FakeRecogniser(config.sampleRate(), config.words());
    }
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public Transcript recognise(AsrRequest request) {
    if (closed.get()) {
      throw new IllegalStateException("this recogniser is closed");
    }
    float[] samples = request.speech().samplesAt(sampleRate, "the fake recogniser");
    List<Segment> heard = new ArrayList<>();
    int start = 0;
    float peak = 0;
    for (int i = 0; i <= samples.length; i++) {
      float level = i < samples.length ? Math.abs(samples[i]) : 0;
      if (level > 0 && peak == 0) {
        start = i;
      }
      if (level == 0 && peak > 0) {
        String word = words.get(Math.min(words.size() - 1, (int) (peak * words.size())));
        heard.add(new Segment(word, (double) start / sampleRate, (double) i / sampleRate));
      }
      peak = level == 0 ? 0 : Math.max(peak, level);
    }
    String text = heard.stream().map(Segment::label).collect(Collectors.joining(" "));
    return new Transcript(text, request.language(), heard);
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
