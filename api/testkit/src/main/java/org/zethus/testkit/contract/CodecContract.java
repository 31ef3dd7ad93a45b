package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.ChunkedCodec;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;

/** What holds for every {@link Codec}. Random weights will do. */
public abstract class CodecContract {
  /** {@return a new instance, the same each time} */
  protected abstract Codec open();

  @Test
  void everyHopThatIsBegunIsAFrame() {
    try (Codec codec = open()) {
      CodecFormat format = codec.format();
      int hop = format.hopLength();
      for (int samples : new int[] {0, 1, hop - 1, hop, hop + 1, 7 * hop + hop / 2}) {
        CodeSequence codes = codec.encode(noise(format, samples, 1));
        assertThat(codes.frames())
            .as("frames of %d samples", samples)
            .isEqualTo(format.frames(samples));
        assertThat(codes.codebookSizes()).isEqualTo(format.codebookSizes());
        assertThat(codes.frameRate()).isEqualTo(format.frameRate());
        Waveform decoded = codec.decode(codes);
        assertThat(decoded.length()).isEqualTo(codes.frames() * hop);
        assertThat(decoded.sampleRate()).isEqualTo(format.sampleRate());
        assertThat(decoded.channels()).isEqualTo(format.channels());
        for (int c = 0; c < decoded.channels(); c++) {
          for (float sample : decoded.channel(c)) {
            assertThat(Float.isFinite(sample)).isTrue();
          }
        }
      }
    }
  }

  @Test
  void theSameInputGivesTheSameBits() {
    try (Codec one = open();
        Codec other = open()) {
      Waveform waveform = noise(one.format(), 9 * one.format().hopLength(), 2);
      CodeSequence codes = one.encode(waveform);
      assertThat(one.encode(waveform)).as("the same waveform encoded twice").isEqualTo(codes);
      assertThat(other.encode(waveform)).as("by another instance").isEqualTo(codes);
      Waveform decoded = one.decode(codes);
      assertThat(one.decode(codes)).as("the same codes decoded twice").isEqualTo(decoded);
      assertThat(other.decode(codes)).as("by another instance").isEqualTo(decoded);
    }
  }

  @Test
  void callsOfSeveralThreadsDoNotMix() {
    try (Codec codec = open()) {
      List<Waveform> waveforms =
          IntStream.range(0, 5)
              .mapToObj(i -> noise(codec.format(), (3 + i) * codec.format().hopLength(), i))
              .toList();
      List<CodeSequence> alone = waveforms.stream().map(codec::encode).toList();
      assertThat(waveforms.parallelStream().map(codec::encode).toList())
          .as("calls of several threads: keep the state of a call in its local variables")
          .isEqualTo(alone);
    }
  }

  @Test
  void theFirstCodebooksAreEnoughFromSomeNumberOn() {
    try (Codec codec = open()) {
      CodecFormat format = codec.format();
      CodeSequence codes = codec.encode(noise(format, 4 * format.hopLength(), 3));
      for (int count = 1; count <= format.codebooks(); count++) {
        CodeSequence first = codes.firstCodebooks(count);
        if (count >= format.leastCodebooks()) {
          assertThat(codec.decode(first).length()).isEqualTo(4 * format.hopLength());
        } else {
          assertThatThrownBy(() -> codec.decode(first)).isInstanceOf(ZethusException.class);
        }
      }
    }
  }

  @Test
  void chunksHaveTheFramesAndSamplesOfTheWhole() {
    try (Codec codec = open()) {
      CodecFormat format = codec.format();
      ChunkedCodec chunked = new ChunkedCodec(codec, 4);
      for (int samples : new int[] {0, 1, 4 * format.hopLength(), 11 * format.hopLength() + 1}) {
        CodeSequence codes = chunked.encode(noise(format, samples, 4), new CancelSignal());
        assertThat(codes.frames()).isEqualTo(format.frames(samples));
        assertThat(chunked.decode(codes, new CancelSignal()).length())
            .isEqualTo(codes.frames() * format.hopLength());
      }
      CancelSignal cancelled = new CancelSignal();
      cancelled.cancel();
      assertThatThrownBy(() -> chunked.encode(noise(format, format.hopLength(), 5), cancelled))
          .isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void aWaveformOfAnotherRateOrOtherChannelsIsRefused() {
    try (Codec codec = open()) {
      CodecFormat format = codec.format();
      float[][] samples = new float[format.channels()][format.hopLength()];
      Waveform other = Waveform.of(format.sampleRate() + 1, samples);
      assertThatThrownBy(
              () -> codec.encode(other),
              "another sample rate: throw a ZethusException that names the codec's")
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining(String.valueOf(format.sampleRate()));
      Waveform wider = noise(format, format.hopLength(), 8).withChannels(format.channels() + 1);
      assertThatThrownBy(() -> codec.encode(wider), "one channel more: throw a ZethusException")
          .isInstanceOf(ZethusException.class);
    }
  }

  @Test
  void codesOfAnotherCodecAreRefused() {
    try (Codec codec = open()) {
      CodecFormat format = codec.format();
      int[][] zeros = new int[format.codebooks()][3];
      List<Integer> sizes = format.codebookSizes();
      CodeSequence otherRate = new CodeSequence(sizes, format.frameRate() * 2, zeros);
      assertThatThrownBy(
              () -> codec.decode(otherRate), "codes of another frame rate: throw a ZethusException")
          .isInstanceOf(ZethusException.class);
      List<Integer> larger = sizes.stream().map(size -> size + 1).toList();
      CodeSequence otherSizes = new CodeSequence(larger, format.frameRate(), zeros);
      assertThatThrownBy(
              () -> codec.decode(otherSizes), "codes of larger codebooks: throw a ZethusException")
          .isInstanceOf(ZethusException.class);
      CodeSequence none =
          new CodeSequence(Collections.emptyList(), format.frameRate(), new int[0][]);
      assertThatThrownBy(() -> codec.decode(none), "codes of no codebook: throw a ZethusException")
          .isInstanceOf(ZethusException.class);
    }
  }

  @Test
  void aClosedOneRefusesToWork() {
    Codec codec = open();
    CodecFormat format = codec.format();
    CodeSequence codes = codec.encode(noise(format, 2 * format.hopLength(), 6));
    codec.close();
    assertThatThrownBy(() -> codec.encode(noise(format, format.hopLength(), 7)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> codec.decode(codes)).isInstanceOf(IllegalStateException.class);
  }

  private static Waveform noise(CodecFormat format, int samples, long seed) {
    Random random = new Random(seed);
    float[][] values = new float[format.channels()][samples];
    for (float[] channel : values) {
      for (int i = 0; i < samples; i++) {
        channel[i] = (float) (0.2 * random.nextGaussian());
      }
    }
    return Waveform.of(format.sampleRate(), values);
  }
}
