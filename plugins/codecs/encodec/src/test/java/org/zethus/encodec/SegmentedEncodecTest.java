package org.zethus.encodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.ChunkedCodec;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.TorchBackend;

class SegmentedEncodecTest {
  private static Waveform stereo(int samples) {
    float[][] channels = new float[2][samples];
    for (int i = 0; i < samples; i++) {
      channels[0][i] = (float) (0.3 * Math.sin(0.05 * i));
      channels[1][i] = (float) (0.2 * Math.cos(0.11 * i));
    }
    return Waveform.of(800, channels);
  }

  @Test
  void aFrameIsASegmentWithItsLoudness() {
    try (Codec codec = TestCodecs.stereo()) {
      CodecFormat format = codec.format();
      assertThat(format.channels()).isEqualTo(2);
      assertThat(format.hopLength()).isEqualTo(72);
      assertThat(format.codebooks()).isEqualTo(4 + 3 * 10);
      assertThat(format.codebookSizes()).startsWith(256, 256, 256, 256, 16);
      assertThat(format.bitRate(format.codebooks())).isCloseTo((32 + 30 * 4) / 0.09, within(1e-9));
    }
  }

  @Test
  void chunksGiveTheCodesAndTheSoundOfTheWhole() {
    try (Codec codec = TestCodecs.stereo()) {
      Waveform sound = stereo(700);
      ChunkedCodec chunked = new ChunkedCodec(codec, 3);
      CodeSequence codes = codec.encode(sound);
      assertThat(chunked.encode(sound, new CancelSignal())).isEqualTo(codes);
      assertThat(chunked.decode(codes, new CancelSignal())).isEqualTo(codec.decode(codes));
    }
  }

  @Test
  void soundTwiceAsLoudHasTheSameCodesAndIsHeardTwiceAsLoud() {
    try (Codec codec = TestCodecs.stereo()) {
      Waveform sound = stereo(144);
      float[] left = sound.channel(0);
      float[] right = sound.channel(1);
      for (int i = 0; i < left.length; i++) {
        left[i] *= 2;
        right[i] *= 2;
      }
      CodeSequence codes = codec.encode(sound);
      CodeSequence louder = codec.encode(Waveform.of(800, new float[][] {left, right}));
      for (int k = Loudness.CODES; k < codes.codebooks(); k++) {
        assertThat(louder.codes()[k]).isEqualTo(codes.codes()[k]);
      }
      float[] once = codec.decode(codes).channel(1);
      float[] twice = codec.decode(louder).channel(1);
      for (int i = 0; i < once.length; i++) {
        assertThat(twice[i]).isCloseTo(2 * once[i], within(1e-4f));
      }
    }
  }

  @Test
  void loudnessIsFourBytes() {
    assertThat(Loudness.codes(-0.0f)).containsExactly(128, 0, 0, 0);
    for (float loudness : new float[] {0, 1e-8f, 0.1013f, 1, Float.MAX_VALUE}) {
      assertThat(Loudness.read(Loudness.codes(loudness))).isEqualTo(loudness);
    }
    for (float none : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Loudness.read(Loudness.codes(none)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("loudness of " + none, "damaged");
    }
  }

  @Test
  void loudnessOfAWholeWithoutSegmentsIsRefused() {
    assertThatThrownBy(() -> TestCodecs.open(Map.of("normalize", true)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("chunk_length_s");
  }

  @Test
  void segmentsAreNotTrained() {
    String config =
        TrainerConfigs.trainer(1, 9)
            .replace("num_filters: 8,", "num_filters: 8, chunk_length_s: 0.1, overlap: 0.1,");
    TestRunContext context = TestRunContext.writingTo(Path.of("nowhere"));
    assertThatThrownBy(
            () -> new EncodecTrainerPlugin(new TorchBackend()).open(context.config(config)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("audio_channels 1", "chunk_length_s 0.1");
  }
}
