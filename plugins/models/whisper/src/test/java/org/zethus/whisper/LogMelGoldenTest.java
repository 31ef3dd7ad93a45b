package org.zethus.whisper;

import org.zethus.api.config.Key;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

/** The frames that the reference's encoder hears; its encoder is proved elsewhere. */
class LogMelGoldenTest {
  private record Sizes(@Key("n_mels") int melBins) {}

  @GoldenCases(area = "vevo", model = "Whisper encoder features (Vevo 1.5)")
  void framesAreTheReferences(GoldenCase golden) {
    LogMel mel = new LogMel(golden.config().as(Sizes.class).melBins());
    golden.assertClose("out.logmel", mel.features(golden.floats("in.wav")).floats());
  }
}
