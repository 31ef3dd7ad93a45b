package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.Transcript;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.ZethusException;

/** What holds for every {@link Recogniser}. Random weights will do. */
public abstract class RecogniserContract {
  /** {@return a new instance, the same each time} */
  protected abstract Recogniser open();

  /** {@return at least a second of sound at the recogniser's rate} */
  protected abstract Waveform speech();

  @Test
  void theSameSpeechGivesTheSameTranscript() {
    try (Recogniser one = open();
        Recogniser other = open()) {
      Transcript transcript = one.recognise(speech());
      assertThat(one.recognise(speech())).isEqualTo(transcript);
      assertThat(other.recognise(speech())).isEqualTo(transcript);
    }
  }

  @Test
  void wordsFollowOneAnotherWithinTheSpeech() {
    try (Recogniser recogniser = open()) {
      double last = 0;
      for (Segment word : recogniser.recognise(speech()).words()) {
        assertThat(word.start()).as("start of '%s'", word.label()).isGreaterThanOrEqualTo(last);
        last = word.start();
        assertThat(word.end()).as("end of '%s'", word.label()).isBetween(last, speech().seconds());
      }
    }
  }

  @Test
  void nothingIsSaidWhereThereIsNoSound() {
    try (Recogniser recogniser = open()) {
      Waveform nothing = Waveform.mono(recogniser.sampleRate(), new float[0]);
      assertThat(recogniser.recognise(nothing).text()).isEmpty();
      Waveform click = Waveform.mono(recogniser.sampleRate(), new float[] {0.5f});
      assertThat(recogniser.recognise(click).words()).hasSizeLessThan(2);
    }
  }

  @Test
  void callsOfSeveralThreadsDoNotMix() {
    try (Recogniser recogniser = open()) {
      float[] samples = speech().samples();
      float[] half = Arrays.copyOf(samples, samples.length / 2);
      List<Waveform> waveforms =
          List.of(speech(), Waveform.mono(recogniser.sampleRate(), half), speech());
      List<Transcript> alone = waveforms.stream().map(recogniser::recognise).toList();
      assertThat(waveforms.parallelStream().map(recogniser::recognise).toList()).isEqualTo(alone);
    }
  }

  @Test
  void aWaveformOfAnotherRateOrOfSeveralChannelsIsRefused() {
    try (Recogniser recogniser = open()) {
      int rate = recogniser.sampleRate();
      Waveform other = Waveform.mono(rate + 1, speech().samples());
      assertThatThrownBy(() -> recogniser.recognise(other))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining(String.valueOf(rate));
      float[][] both = Collections.nCopies(2, speech().samples()).toArray(float[][]::new);
      Waveform stereo = Waveform.of(rate, both);
      assertThatThrownBy(() -> recogniser.recognise(stereo)).isInstanceOf(ZethusException.class);
    }
  }

  @Test
  void aClosedOneRefusesToWork() {
    Recogniser recogniser = open();
    recogniser.close();
    assertThatThrownBy(() -> recogniser.recognise(speech()))
        .isInstanceOf(IllegalStateException.class);
  }
}
