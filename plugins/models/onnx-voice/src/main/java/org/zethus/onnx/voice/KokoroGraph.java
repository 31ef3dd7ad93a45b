package org.zethus.onnx.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Signal;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;

/**
 * Kokoro: symbols, a style and a speed in, samples out. {@code voices.bin} holds for every speaker
 * a style for each number of symbols, float32 (speakers, lengths, style).
 */
final class KokoroGraph implements SpeakingGraph {
  /** The two zeros around a sentence do not count. */
  private static final int FRAME = 2;

  private final OnnxSession session;
  private final int sampleRate;
  private final FloatBuffer styles;
  private final int lengths;
  private final int width;

  /**
   * A graph.
   *
   * @param styles the content of {@code voices.bin}
   * @param dimensions of the styles of a speaker: {@code "510,1,256"}
   * @throws ZethusException if the two do not fit
   */
  KokoroGraph(
      OnnxSession session, int sampleRate, int speakers, ByteBuffer styles, String dimensions) {
    this.session = session;
    this.sampleRate = sampleRate;
    if (!dimensions.matches("\\d{1,6},1,\\d{1,6}") || session.inputNames().size() != 3) {
      throw new ZethusException(
          "the graph %s has style_dim '%s' and the inputs %s; expected \"LENGTHS,1,WIDTH\", and symbols, style and speed"
              .formatted(session.name(), dimensions, session.inputNames()));
    }
    String[] sizes = dimensions.split(",");
    this.lengths = Integer.parseInt(sizes[0]);
    this.width = Integer.parseInt(sizes[2]);
    this.styles = styles.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    if ((long) speakers * lengths * width != this.styles.limit() || lengths == 0) {
      throw new ZethusException(
          "%s has %d numbers, expected %d speakers of %s; is it of another voice?"
              .formatted(VoiceFiles.STYLES, this.styles.limit(), speakers, dimensions));
    }
  }

  @Override
  public Signal speak(Symbols symbols, Scales scales, long speaker) {
    int row = Math.max(0, Math.min(lengths - 1, symbols.size() - FRAME));
    float[] style = new float[width];
    styles.duplicate().position((int) ((speaker * lengths + row) * width)).get(style);
    List<String> names = session.inputNames();
    Map<String, Tensor> made =
        session.run(
            Map.of(
                names.get(0), symbols.idTensor(),
                names.get(1), Tensor.of(style, 1, width),
                names.get(2), Tensor.of(new float[] {(float) (1 / scales.length())}, 1)));
    return Waveform.mono(sampleRate, SpeakingGraph.samples(made.values().iterator().next()));
  }
}
