package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Signal;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.api.voice.Voice;
import org.zethus.runner.Speaker;
import org.zethus.runner.Speech;
import org.zethus.testkit.fake.FakeModel;

class SynthesisTest {
  private static final MelSpec SPEC = new MelSpec(8000, 256, 256, 80, 10, 0, 4000);
  private static final String TWO = "One sentence. And another one.";

  private final FakeRegistry registry = FakeRegistry.withFakes();
  private final DefaultSynthesis synthesis = new DefaultSynthesis(registry);

  private record Preprocessed(MelSpec preprocess) {}

  private static Voice voice(String vocoder) {
    Checkpoint checkpoint = Checkpoint.untrained("fake", Config.of(new Preprocessed(SPEC)), 1);
    return new Voice(
        "a fake",
        "en-US",
        "MIT",
        new Voice.Part("talker", checkpoint),
        new Voice.Part(vocoder, checkpoint));
  }

  private Speaker open() {
    return synthesis.open(voice("square"), Device.CPU);
  }

  @Test
  void theWholeIsItsPiecesInARow() {
    try (Speaker speaker = open()) {
      List<Speech> pieces = new ArrayList<>();
      speaker.speak(new TtsRequest(TWO), new CancelSignal(), pieces::add);
      Speech whole = speaker.speak(new TtsRequest(TWO), new CancelSignal());
      assertThat(pieces)
          .extracting(Speech::text)
          .containsExactly("One sentence.", "And another one.");
      assertThat(whole.text()).isEqualTo(TWO);
      int first = pieces.get(0).audio().length();
      float[] samples = whole.audio().samples();
      assertThat(Arrays.copyOf(samples, first)).isEqualTo(pieces.get(0).audio().samples());
      assertThat(Arrays.copyOfRange(samples, first, samples.length))
          .isEqualTo(pieces.get(1).audio().samples());
      assertThat(whole.segments()).extracting(Segment::label).contains("One", "one.");
      // the first word of the second sentence begins after two words and the pause
      double words = 2 * FakeModel.FRAMES_PER_WORD / SPEC.frameRate();
      assertThat(whole.segments().get(2).start()).isEqualTo(words + 0.3);
    }
    assertThat(registry.lent()).isZero();
  }

  /** Knows the keys of a repository that names no model. */
  private static final class Knowing implements VocoderPlugin {
    @Override
    public Vocoder load(Checkpoint checkpoint, Device device) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean reads(Config config) {
      return config.get("resblock") != null;
    }

    @Override
    public boolean recognises(Checkpoint checkpoint) {
      return checkpoint.has("vocoder.onnx");
    }
  }

  private static Checkpoint published(String json) {
    return Checkpoint.untrained("published", Config.parse(json, "args.json"), 1);
  }

  @Test
  void thePluginOfACheckpointIsTheOneItsConfigNames() {
    registry.add(VocoderPlugin.class, "nsfhifigan", new Knowing());
    assertThat(synthesis.modelOf(published("{model_type: 'Talker'}"))).isEqualTo("talker");
    assertThat(
            synthesis.vocoderOf(
                published("{model_type: 'GANVocoder', model: {generator: 'NSF-HiFiGAN'}}")))
        .isEqualTo("nsfhifigan");
    assertThat(synthesis.vocoderOf(published("{model: {square: {width: 2}}}"))).isEqualTo("square");
  }

  @Test
  void elseItIsTheOnlyOneThatKnowsItsKeys() {
    Checkpoint hifigan = published("{resblock: '1', upsample_rates: [8, 8, 2, 2]}");
    assertThatThrownBy(() -> synthesis.vocoderOf(hifigan))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("none of the installed vocoders reads published", "square");
    registry.add(VocoderPlugin.class, "hifigan", new Knowing());
    assertThat(synthesis.vocoderOf(hifigan)).isEqualTo("hifigan");
    registry.add(VocoderPlugin.class, "bigvgan", new Knowing());
    assertThatThrownBy(() -> synthesis.vocoderOf(hifigan))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("bigvgan and hifigan know its keys");
    assertThat(registry.lent()).isZero();
  }

  @Test
  void withoutAConfigItIsTheOneThatKnowsItsFiles() {
    registry.add(VocoderPlugin.class, "graphs", new Knowing());
    Checkpoint graph =
        Checkpoint.of(
            "graph", file -> file.equals("vocoder.onnx") ? InputStream.nullInputStream() : null);
    assertThat(synthesis.vocoderOf(graph)).isEqualTo("graphs");
    assertThatThrownBy(() -> synthesis.vocoderOf(Checkpoint.of("nothing", file -> null)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("reads nothing", "none knows its files");
  }

  @Test
  void nothingToSpeakAndCancellingReachTheCaller() {
    try (Speaker speaker = open()) {
      assertThatThrownBy(() -> speaker.speak(new TtsRequest("..."), new CancelSignal()))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("nothing to speak");
      CancelSignal cancel = new CancelSignal();
      List<Speech> heard = new ArrayList<>();
      assertThatThrownBy(
              () ->
                  speaker.speak(
                      new TtsRequest(TWO),
                      cancel,
                      piece -> {
                        heard.add(piece);
                        cancel.cancel();
                      }))
          .isInstanceOf(CancelledException.class);
      assertThat(heard).hasSize(1);
    }
  }

  @Test
  void whatCannotBeLoadedLeavesNothingLent() {
    assertThatThrownBy(() -> synthesis.open(voice("round"), Device.CPU))
        .hasMessageContaining("no VocoderPlugin 'round'");
    assertThat(registry.lent()).isZero();
  }

  @Test
  void aModelWithoutAVocoderMustMakeWaveforms() {
    try (Speaker speaker =
        synthesis.open("talker", voice("square").model().checkpoint(), Device.CPU)) {
      assertThatThrownBy(() -> speaker.speak(new TtsRequest(TWO), new CancelSignal()))
          .hasMessageContaining("needs a vocoder");
    }
    registry.add(
        ModelPlugin.class,
        "codes",
        (checkpoint, device) -> new OnePiece(new CodeSequence(4, 10, new int[][] {{1, 2}})));
    try (Speaker speaker =
        synthesis.open("codes", voice("square").model().checkpoint(), Device.CPU)) {
      assertThatThrownBy(() -> speaker.speak(new TtsRequest(TWO), new CancelSignal()))
          .hasMessageContainingAll("codes", "CodeSequence");
    }
    Waveform wave = Waveform.mono(8000, new float[800]);
    registry.add(ModelPlugin.class, "wave", (checkpoint, device) -> new OnePiece(wave));
    try (Speaker speaker =
        synthesis.open("wave", voice("square").model().checkpoint(), Device.CPU)) {
      assertThat(speaker.speak(new TtsRequest(TWO), new CancelSignal()).audio()).isEqualTo(wave);
    }
  }

  @Test
  void aClosedSpeakerRefusesToSpeak() {
    Speaker speaker = open();
    speaker.close();
    speaker.close();
    assertThat(registry.lent()).isZero();
    assertThatThrownBy(() -> speaker.speak(new TtsRequest(TWO), new CancelSignal()))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Answers everything with the same signal. */
  private record OnePiece(Signal signal) implements Model {
    @Override
    public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
      sink.accept(new Generated(signal, List.of(), ""));
    }

    @Override
    public void close() {}
  }
}
