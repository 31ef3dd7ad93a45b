package org.zethus.api.codec;

import java.util.function.Consumer;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.CancelSignal;

/**
 * Runs a codec on recordings of any length in bounded memory: chunk by chunk, each shown with
 * {@link Codec#contextFrames} to either side. A convolutional codec so gives what it gives for the
 * whole; a recurrent one nearly. Timbre is the first chunk's.
 */
public final class ChunkedCodec {
  private final Codec codec;
  private final int chunkFrames;

  /**
   * Chunks for a codec, which stays the caller's to close.
   *
   * @param chunkFrames frames that are kept of each chunk
   */
  public ChunkedCodec(Codec codec, int chunkFrames) {
    if (chunkFrames < 1) {
      throw new IllegalArgumentException("need chunks of at least 1 frame, found " + chunkFrames);
    }
    this.codec = codec;
    this.chunkFrames = chunkFrames;
  }

  /**
   * Encodes a waveform, in the channels that the codec takes; {@code sink} hears the codes of each
   * chunk, in order.
   */
  public void encode(Waveform waveform, CancelSignal cancel, Consumer<CodeSequence> sink) {
    int hop = codec.format().hopLength();
    int frames = codec.format().frames(waveform.length());
    Waveform sound = waveform.withChannels(codec.format().channels());
    forEachChunk(
        frames,
        cancel,
        chunk -> {
          int from = chunk.shownFrom() * hop;
          int to = Math.min(chunk.shownTo() * hop, sound.length());
          sink.accept(codec.encode(sound.part(from, to)).frames(chunk.keptFrom(), chunk.keptTo()));
        });
  }

  /** Decodes codes; {@code sink} hears the samples of each chunk, in order. */
  public void decode(CodeSequence codes, CancelSignal cancel, Consumer<Waveform> sink) {
    int hop = codec.format().hopLength();
    forEachChunk(
        codes.frames(),
        cancel,
        chunk -> {
          Waveform made = codec.decode(codes.frames(chunk.shownFrom(), chunk.shownTo()));
          sink.accept(made.part(chunk.keptFrom() * hop, chunk.keptTo() * hop));
        });
  }

  /** {@return the codes of the whole waveform, encoded in chunks} */
  public CodeSequence encode(Waveform waveform, CancelSignal cancel) {
    CodecFormat format = codec.format();
    if (waveform.length() == 0) {
      return codec.encode(waveform);
    }
    int[][] all = new int[format.codebooks()][format.frames(waveform.length())];
    float[][] timbre = new float[1][];
    int[] at = {0};
    encode(
        waveform,
        cancel,
        part -> {
          int[][] codes = part.codes();
          for (int k = 0; k < all.length; k++) {
            System.arraycopy(codes[k], 0, all[k], at[0], part.frames());
          }
          timbre[0] = at[0] == 0 ? part.timbre() : timbre[0];
          at[0] += part.frames();
        });
    return new CodeSequence(format.codebookSizes(), format.frameRate(), all).withTimbre(timbre[0]);
  }

  /** {@return the samples of all codes, decoded in chunks} */
  public Waveform decode(CodeSequence codes, CancelSignal cancel) {
    CodecFormat format = codec.format();
    if (codes.frames() == 0) {
      return codec.decode(codes);
    }
    int length = Math.multiplyExact(codes.frames(), format.hopLength());
    float[][] all = new float[format.channels()][length];
    int[] at = {0};
    decode(
        codes,
        cancel,
        part -> {
          for (int c = 0; c < all.length; c++) {
            System.arraycopy(part.channel(c), 0, all[c], at[0], part.length());
          }
          at[0] += part.length();
        });
    return Waveform.of(format.sampleRate(), all);
  }

  /** Frames shown to the codec, and which of those shown are kept. */
  private record Chunk(int shownFrom, int shownTo, int keptFrom, int keptTo) {}

  private void forEachChunk(int frames, CancelSignal cancel, Consumer<Chunk> body) {
    int context = codec.contextFrames();
    for (int from = 0; from < frames; from += chunkFrames) {
      cancel.throwIfCancelled();
      int to = Math.min(frames, from + chunkFrames);
      int shownFrom = Math.max(0, from - context);
      int shownTo = Math.min(frames, to + context);
      body.accept(new Chunk(shownFrom, shownTo, from - shownFrom, to - shownFrom));
    }
  }
}
