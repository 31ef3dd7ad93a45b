package org.zethus.testkit.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;

/**
 * Says a sentence as constant mel frames, {@value #FRAMES_PER_WORD} a word at speed 1, and each
 * word as one segment. Sentences end at full stops; each is one piece.
 */
public final class FakeModel implements Model {
  /** Frames of a word at speed 1. */
  public static final int FRAMES_PER_WORD = 4;

  private static final float LEVEL = -1;

  private final MelSpec melSpec;
  private final AtomicBoolean closed = new AtomicBoolean();

  public FakeModel(MelSpec melSpec) {
    this.melSpec = melSpec;
  }

  /** Offers it for checkpoints with a {@code preprocess} section. */
  public static final class Plugin implements ModelPlugin {
    private record CheckpointConfig(MelSpec preprocess) {}

    @Override
    public Model load(Checkpoint checkpoint, Device device) {
      return new FakeModel(checkpoint.config(CheckpointConfig.class).preprocess());
    }
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (closed.get()) {
      throw new IllegalStateException("this model is closed");
    }
    if (!(request instanceof TtsRequest tts)) {
      throw new ZethusException(
          "the fake model answers tts, found a request for " + request.task());
    }
    if (tts.text().codePoints().noneMatch(Character::isLetter)) {
      throw new ZethusException("nothing to speak in '%s'".formatted(tts.text()));
    }
    for (String sentence : tts.text().split("(?<=\\.)\\s+")) {
      cancel.throwIfCancelled();
      sink.accept(sentence(sentence, tts.speed()));
    }
  }

  private Generated sentence(String text, double speed) {
    List<Segment> segments = new ArrayList<>();
    int frames = 0;
    for (String word : text.split("\\s+")) {
      int end = frames + (int) Math.max(1, Math.round(FRAMES_PER_WORD / speed));
      segments.add(new Segment(word, frames / melSpec.frameRate(), end / melSpec.frameRate()));
      frames = end;
    }
    float[] values = new float[melSpec.melBins() * frames];
    Arrays.fill(values, LEVEL);
    return new Generated(MelFrames.of(melSpec, frames, values), segments, text);
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
