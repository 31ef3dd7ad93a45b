package org.zethus.onnx.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;

class OnnxVocosContractTest extends VocoderContract {
  @Override
  protected Vocoder open() {
    return OnnxVocoderContractTest.open(TestGraphs.vocos());
  }

  @Test
  void aTonesSpectraBecomeTheTone() {
    try (Vocoder vocoder = open()) {
      float[] mel = new float[80 * 12];
      Arrays.fill(mel, (float) Math.log(0.5));
      float[] samples = vocoder.vocode(MelFrames.of(vocoder.melSpec(), 12, mel)).samples();
      // Bin 8 of 1024 has a period of 128 samples, so every frame begins with a whole one; a Hann
      // window's sum over that of its squares is 4 / 3.
      for (int i = 600; i < 2000; i++) {
        double tone = 256 * 0.5 * 2 / 1024 * 4 / 3 * Math.cos(2 * Math.PI * i / 128);
        assertThat((double) samples[i]).isCloseTo(tone, Offset.offset(1e-4));
      }
    }
  }
}
