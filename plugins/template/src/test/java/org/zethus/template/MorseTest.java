package org.zethus.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;

class MorseTest {
  /** A dot of 50 ms. */
  private static final Config CONFIG =
      Config.parse("{sample_rate: 8000, f0: 500, words_per_minute: 24}", "test");

  @Test
  void parisIsFiftyDots() {
    assertThat(send(new TtsRequest("PARIS")).get(0).signal())
        .isInstanceOfSatisfying(
            Waveform.class,
            sound -> assertThat(sound.seconds()).isEqualTo(50 * 0.05, within(1e-9)));
  }

  @Test
  void everyWordIsAPieceAndEveryLetterASegment() {
    List<Generated> pieces = send(new TtsRequest("an at"));
    assertThat(pieces).extracting(Generated::text).containsExactly("an", "at");
    List<Segment> an = pieces.get(0).segments();
    assertThat(an).extracting(Segment::label).containsExactly("a", "n");
    assertThat(an.get(0).end()).isEqualTo(5 * 0.05, within(1e-9));
    assertThat(an.get(1).start()).isEqualTo(8 * 0.05, within(1e-9));
  }

  @Test
  void toneSoundsInMarksAlone() {
    float[] a = ((Waveform) send(new TtsRequest("a")).get(0).signal()).samples();
    int dot = 400;
    assertThat(loudest(a, 0, dot)).isEqualTo(0.5f, within(0.01f));
    assertThat(loudest(a, dot, 2 * dot)).isZero();
    assertThat(loudest(a, 2 * dot, 5 * dot)).isEqualTo(0.5f, within(0.01f));
    assertThat(loudest(a, 5 * dot, a.length)).isZero();
  }

  @Test
  void twiceTheSpeedTakesHalfTheTime() {
    Waveform fast = (Waveform) send(new TtsRequest("SOS", "", 2, 1, 1, 0)).get(0).signal();
    Waveform plain = (Waveform) send(new TtsRequest("SOS")).get(0).signal();
    assertThat(fast.length()).isEqualTo(plain.length() / 2);
  }

  @Test
  void characterWithoutASignIsNamed() {
    assertThatThrownBy(() -> send(new TtsRequest("5 €")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'€'", "letters a to z");
  }

  @Test
  void textWithoutAnySignIsRefused() {
    assertThatThrownBy(() -> send(new TtsRequest("…")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("nothing to send");
  }

  @Test
  void toneAboveHalfTheSampleRateIsRefused() {
    Config config = Config.parse("{sample_rate: 8000, f0: 4000}", "test");
    assertThatThrownBy(() -> config.as(MorseConfig.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("f0 4000", "sample_rate 8000");
  }

  private static List<Generated> send(TtsRequest request) {
    Checkpoint checkpoint = Checkpoint.untrained("morse", CONFIG, 1);
    try (var morse = new MorsePlugin().load(checkpoint, Device.CPU)) {
      return morse.generate(request, new CancelSignal());
    }
  }

  private static float loudest(float[] samples, int begin, int end) {
    float loudest = 0;
    for (int i = begin; i < end; i++) {
      loudest = Math.max(loudest, Math.abs(samples[i]));
    }
    return loudest;
  }
}
