package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.fake.FakeVocoder;

class ContoursTest {
  private static final MelSpec SPEC = new MelSpec(8000, 64, 64, 16, 4, 0, 4000);

  @TempDir Path folder;

  private static final class Siren implements Vocoder {
    @Override
    public MelSpec melSpec() {
      return SPEC;
    }

    @Override
    public boolean needsPitch() {
      return true;
    }

    @Override
    public Waveform vocode(MelFrames mel) {
      throw new AssertionError("nothing here vocodes");
    }

    @Override
    public void close() {}
  }

  private TestRunContext withPitchOf(String id) {
    SafeTensors.write(
        folder.resolve("a.safetensors"),
        Map.of("pitch", Tensor.of(new float[] {100, 0}, 2)),
        Map.of());
    Utterance utterance = new Utterance(id, "").withFiles(Map.of("pitch", "a.safetensors"));
    new Manifest(folder, List.of(utterance)).write();
    return TestRunContext.writingTo(folder.resolve("out")).input("pitch", folder);
  }

  @Test
  void aVocoderThatNeedsF0IsGivenThatOfTheUtterance() {
    Contours contours = Contours.read(withPitchOf("a"), new Siren(), "siren");
    assertThat(contours.of(new Utterance("a", "")))
        .isEqualTo(PitchContour.of(new float[] {100, 0}));
  }

  @Test
  void anUtteranceWithoutF0IsNamed() {
    Contours contours = Contours.read(withPitchOf("b"), new Siren(), "siren");
    assertThatThrownBy(() -> contours.of(new Utterance("a", "")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("utterance 'a'", "no F0", folder.toString());
  }

  @Test
  void aStageWithoutTheInputIsToldWhatToDo() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    assertThatThrownBy(() -> Contours.read(context, new Siren(), "siren"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("vocoder 'siren' needs F0", "\"pitch\"", "preprocessor/pitch");
  }

  @Test
  void aVocoderThatNeedsNoneIsGivenNone() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    Contours contours = Contours.read(context, new FakeVocoder(SPEC), "square");
    assertThat(contours.of(new Utterance("a", ""))).isNull();
  }
}
