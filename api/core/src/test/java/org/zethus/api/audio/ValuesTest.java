package org.zethus.api.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
  void channelsAreRepeatedWhereThereAreTooFew() {
    Waveform stereo = Waveform.of(8000, new float[][] {{1, 0}, {0, 0.5f}});
    assertThat(stereo.withChannels(2)).isSameAs(stereo);
    assertThat(stereo.withChannels(1)).isEqualTo(stereo.toMono());
    Waveform wide = stereo.withChannels(3);
    assertThat(wide.channels()).isEqualTo(3);
    assertThat(wide.channel(0)).containsExactly(0.5f, 0.25f);
    assertThat(wide.channel(2)).containsExactly(0.5f, 0.25f);
  }

  @Test
  void aPartHasAllChannels() {
    Waveform stereo = Waveform.of(8000, new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(stereo.part(1, 3)).isEqualTo(Waveform.of(8000, new float[][] {{2, 3}, {5, 6}}));
    assertThat(stereo.part(3, 3).length()).isZero();
    assertThatThrownBy(() -> stereo.part(1, 4)).hasMessageContainingAll("0 to 3", "1 to 4");
    assertThatThrownBy(() -> stereo.part(2, 1)).hasMessageContaining("2 to 1");
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

  @Test
  void codebooksMayDifferInSize() {
    CodeSequence codes = new CodeSequence(List.of(16, 4), 12.5, new int[][] {{15, 0}, {3, 1}});
    assertThat(codes.bitRate()).isEqualTo(12.5 * (4 + 2));
    assertThat(codes.seconds()).isEqualTo(0.16);
    assertThat(codes.firstCodebooks(1))
        .isEqualTo(new CodeSequence(16, 12.5, new int[][] {{15, 0}}));
    assertThat(codes.frames(1, 2).codes()).isDeepEqualTo(new int[][] {{0}, {1}});
    assertThat(codes.withTimbre(new float[] {1}).frames(0, 1).timbre()).containsExactly(1);
    assertThat(codes.withTimbre(new float[] {1})).isNotEqualTo(codes);
    assertThatThrownBy(() -> new CodeSequence(List.of(16, 4), 50, new int[][] {{15}, {4}}))
        .hasMessageContainingAll("[0, 4)", "codebook 1");
    assertThatThrownBy(() -> new CodeSequence(List.of(16), 50, new int[][] {{1}, {2}}))
        .hasMessageContainingAll("2 codebooks", "found 1");
    assertThatThrownBy(() -> codes.firstCodebooks(3)).hasMessageContainingAll("1 to 2", "found 3");
    assertThatThrownBy(() -> codes.frames(1, 3)).hasMessageContainingAll("0 to 2", "1 to 3");
    assertThatThrownBy(() -> new CodeSequence(4, 0, new int[1][1])).hasMessageContaining("found 0");
  }
}
