package org.zethus.jets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;

class JetsConfigTest {
  private static JetsConfig parse(String preprocess) {
    return Config.parse("{" + preprocess + "model: {" + TinyModel.NETWORK + "}}", "config")
        .as(JetsConfig.class);
  }

  @Test
  void whatIsWrittenNamesTheModelAndReadsBackTheSame() {
    JetsConfig config = parse(TinyModel.PREPROCESS);
    assertThat(config.toConfig().get("model_type")).isEqualTo("Jets");
    assertThat(config.toConfig().as(JetsConfig.class)).isEqualTo(config);
  }

  @Test
  void aPublishedConfigMeansThePublishedSymbols() {
    assertThat(parse(TinyModel.PREPROCESS).symbols())
        .hasSize(151) // the reference's embedding has one row more
        .startsWith("_")
        .contains("AH0", "ZH", "SIL");
  }

  @Test
  void aGeneratorThatMakesAnotherNumberOfSamplesThanAHopIsRefused() {
    assertThatThrownBy(() -> parse(TinyModel.PREPROCESS.replace("hop_size: 80", "hop_size: 100")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("upsample_rates [10, 8]", "80 samples", "hop_size is 100");
  }
}
