package org.zethus.torch.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.fake.FakeCodec;

class FirstCodebooksTest {
  private static final FakeCodec CODEC = new FakeCodec(8_000, 80);

  @Test
  void theyAreThoseOfTheWholeCodecWhateverTheRateAndChannels() {
    float[] samples = new float[800];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i / 50.0) / 2;
    }
    Waveform speech = Waveform.mono(8_000, samples);
    CodeSequence all = CODEC.encode(speech);
    FirstCodebooks first = new FirstCodebooks(CODEC, 1, "a test");
    assertThat(first.sizes()).containsExactly(16);
    int[][] codes = first.encode(speech);
    assertThat(codes).isDeepEqualTo(new int[][] {all.codes()[0]});
    assertThat(first.decode(codes).samples())
        .isEqualTo(CODEC.decode(all.firstCodebooks(1)).samples());
    assertThat(first.encode(Waveform.of(16_000, new float[][] {new float[800], new float[800]})))
        .isDeepEqualTo(new int[][] {{8, 8, 8, 8, 8}});
  }

  @Test
  void moreThanTheCodecHasAreRefused() {
    assertThatThrownBy(() -> new FirstCodebooks(CODEC, 3, "a test"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("a test speaks 3 codebooks", "its codec has 2");
    assertThatThrownBy(() -> new FirstCodebooks(CODEC, 0, "a test"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("at least 1");
  }
}
