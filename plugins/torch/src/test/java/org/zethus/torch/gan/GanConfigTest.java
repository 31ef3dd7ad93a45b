package org.zethus.torch.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;

class GanConfigTest {
  private static <R extends Record> R read(String json, Class<R> type) {
    return Config.parse(json, "test").as(type);
  }

  @Test
  void defaultsAreThePublishedOnes() {
    assertThat(read("{}", PeriodGan.class).periods()).containsExactly(2, 3, 5, 7, 11);
    assertThat(read("{}", SpecGan.class).stftParams().fftSizes()).containsExactly(1024, 2048, 512);
  }

  @Test
  void resolutionsNeedAsManyOfEach() {
    assertThatThrownBy(() -> read("{fft_sizes: [64]}", Resolutions.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("found 1, 3 and 3");
  }

  @Test
  void kernelsThatAreEvenAreRefused() {
    assertThatThrownBy(() -> read("{kernel_sizes: [4, 3]}", PeriodGan.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("two odd kernel_sizes, found [4, 3]");
  }

  /** IEC 61672-1, table 3: 0 dB at 1 kHz, -19.1 dB at 100 Hz, -1.1 dB at 8 kHz. */
  @Test
  void loudnessIsThatOfTheStandard() {
    float[] factors = AWeighting.magnitudes(20000, 200);
    assertThat(decibels(factors[10])).isCloseTo(0, within(0.1));
    assertThat(decibels(factors[1])).isCloseTo(-19.1, within(0.1));
    assertThat(decibels(factors[80])).isCloseTo(-1.1, within(0.1));
  }

  private static double decibels(float factor) {
    return 20 * Math.log10(factor);
  }
}
