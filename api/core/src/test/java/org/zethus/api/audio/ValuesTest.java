package org.zethus.api.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final MelSpec SPEC = new MelSpec(16000, 1024, 1024, 256, 80, 0, 8000);

  @Test
  void aWaveformOwnsItsSamples() {
    float[] samples = {0.5f, -0.5f};
    Waveform waveform = Waveform.mono(8000, samples);
    samples[0] = 9;
    waveform.samples()[1] = 9;
    assertThat(waveform.samples()).containsExactly(0.5f, -0.5f);
    assertThat(waveform.seconds()).isEqualTo(2 / 8000.0);
  }

  @Test
  void channelsAreMixedToTheirMean() {
    Waveform stereo = Waveform.of(8000, new float[][] {{1, 0}, {0, 0.5f}});
    assertThat(stereo.toMono().samples()).containsExactly(0.5f, 0.25f);
    assertThatThrownBy(stereo::samples).hasMessageContaining("found 2");
    assertThatThrownBy(() -> Waveform.of(8000, new float[][] {{1, 0}, {0}}))
        .hasMessageContaining("equal length");
    assertThatThrownBy(() -> Waveform.mono(0, new float[1])).hasMessageContaining("found 0");
  }

  @Test
  void framesMustFillTheirShape() {
    assertThatThrownBy(() -> MelFrames.of(SPEC, 2, new float[80]))
        .hasMessageContaining("80 * 2 values, found 80");
    assertThat(MelFrames.of(SPEC, 0, new float[0]).frames()).isZero();
    float[] values = new float[160];
    values[3] = 7;
    assertThat(MelFrames.of(SPEC, 2, values).at(1, 1)).isEqualTo(7);
  }

  @Test
  void specsThatDifferAreNamedKeyByKey() {
    MelSpec other = new MelSpec(16000, 1024, 800, 200, 80, 0, 8000);
    assertThatThrownBy(() -> SPEC.requireSame(other, "vocoder 'vocos'"))
        .isInstanceOf(SpecMismatchException.class)
        .hasMessageContainingAll("vocoder 'vocos'", "hop_size 256", "hop_size 200", "win_size 800")
        .message()
        .doesNotContain("n_mel");
    assertThatThrownBy(() -> new MelSpec(16000, 512, 1024, 256, 80, 0, 8000))
        .hasMessageContaining("win_size 1024, n_fft 512");
    assertThatThrownBy(() -> new MelSpec(16000, 1024, 1024, 256, 80, 0, 9000))
        .hasMessageContaining("fmax 9000");
  }

  @Test
  void codesStayInTheirBook() {
    assertThatThrownBy(() -> new CodeSequence(4, 50, new int[][] {{0, 4}}))
        .hasMessageContainingAll("[0, 4)", "found 4 in codebook 0");
    assertThatThrownBy(() -> new CodeSequence(4, 50, new int[][] {{0, 1}, {1}}))
        .hasMessageContaining("equal length");
    CodeSequence codes = new CodeSequence(4, 50, new int[][] {{0, 1, 2}, {1, 2, 3}});
    assertThat(codes.frames()).isEqualTo(3);
    assertThat(codes).isEqualTo(new CodeSequence(4, 50, codes.codes()));
  }
}
