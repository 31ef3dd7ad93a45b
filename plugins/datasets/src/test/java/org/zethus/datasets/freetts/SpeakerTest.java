package org.zethus.datasets.freetts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.ZethusException;

class SpeakerTest {
  private final Speaker speaker = new Speaker();

  private List<String> phones(String sentence) {
    return speaker.speak(sentence).phones();
  }

  @Test
  void phonesHaveStressAndPausesHaveTheirMark() {
    assertThat(phones("Hello, world!"))
        .containsExactly("SIL", "HH", "AH0", "L", "OW1", ",", "W", "ER1", "L", "D", "!");
  }

  @Test
  void sentenceWithoutAMarkEndsWithAFullStop() {
    assertThat(phones("one")).containsExactly("SIL", "W", "AH1", "N", ".");
    assertThat(phones("one,")).endsWith(",");
  }

  @Test
  void quotationMarksMakeNoPause() {
    assertThat(phones("the \u201cred\u201d house of the sailors' friends"))
        .isEqualTo(phones("the red house of the sailors friends"));
    assertThat(phones("it\u2019s")).isEqualTo(phones("it's"));
  }

  @Test
  void dashIsAPause() {
    assertThat(phones("yes \u2014 no"))
        .containsExactly("SIL", "Y", "EH1", "S", ",", "N", "OW1", ".");
  }

  @Test
  void segmentsCoverTheWaveformWithoutGaps() {
    Speech speech = speaker.speak("Is it late? Yes. The judge, the baker and the thief left!");
    double end = 0;
    for (Segment segment : speech.segments()) {
      assertThat(segment.start()).isEqualTo(end);
      assertThat(segment.seconds()).isPositive();
      end = segment.end();
    }
    assertThat(end).isEqualTo(speech.waveform().seconds());
    assertThat(speech.phones()).containsSubsequence("?", ".", ",", "!");
  }

  /** What the voice does when it closes its lips must be where the segments say it is. */
  @Test
  void segmentsAgreeWithTheSound() {
    Speech speech = speaker.speak("a happy puppy");
    float[] samples = speech.waveform().samples();
    for (Segment segment : speech.segments()) {
      double loudness = loudness(samples, segment);
      if (segment.label().startsWith("AE1") || segment.label().startsWith("AH1")) {
        assertThat(loudness).as(segment.toString()).isGreaterThan(0.05);
      } else if (segment.label().equals("SIL")) {
        assertThat(loudness).as(segment.toString()).isLessThan(0.005);
      }
    }
  }

  private static double loudness(float[] samples, Segment segment) {
    int from = (int) Math.round(segment.start() * Kal16.SAMPLE_RATE);
    int to = (int) Math.round(segment.end() * Kal16.SAMPLE_RATE);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  @Test
  void anotherSpeakerSaysTheSame() {
    String sentence = "A record of thunder in a valley: read, object, live.";
    assertThat(new Speaker().speak(sentence)).isEqualTo(speaker.speak(sentence));
  }

  @Test
  void numbersLettersAndGivenPhonesAreSaidAsTheFrontEndReadsThem() {
    assertThat(phones("A vitamin A for $5 to {Z AH2}"))
        .isEqualTo(
            List.of(
                ("SIL AH0 V AY1 T AH0 M AH0 N EY1 F AO1 R F AY1 V D AA1 L ER0 Z T AH0 Z AH2 .")
                    .split(" ")));
  }

  @Test
  void voiceIsFoundWhateverTheCallersClassLoaderIs() throws InterruptedException {
    Speech[] heard = new Speech[1];
    Thread thread = new Thread(() -> heard[0] = new Speaker().speak("yes"));
    thread.setContextClassLoader(null);
    thread.start();
    thread.join();
    assertThat(heard[0].waveform().seconds()).isCloseTo(0.9, within(0.5));
  }

  @Test
  void sentenceWithoutAWordIsRefused() {
    assertThatThrownBy(() -> speaker.speak("..."))
        .isInstanceOf(ZethusException.class)
        .hasMessageStartingWith("found no word to say in '...'");
    assertThatThrownBy(() -> speaker.speak("\u4f60\u597d")).isInstanceOf(ZethusException.class);
  }
}
