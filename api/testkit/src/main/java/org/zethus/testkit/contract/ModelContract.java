package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.Signal;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;

/** What holds for every {@link Model}. Random weights will do. */
public abstract class ModelContract {
  /** {@return a new instance, the same each time} */
  protected abstract Model open();

  /** {@return a request it can answer in several pieces, the same each time} */
  protected abstract ModelRequest request();

  /** A task that no model knows. */
  private record UnheardOf(String task, long seed) implements ModelRequest {}

  @Test
  void theSameRequestGivesTheSameBits() {
    try (Model one = open();
        Model other = open()) {
      List<Generated> first = one.generate(request(), new CancelSignal());
      assertThat(first).as("pieces of request()").isNotEmpty();
      String hint =
          "the same request twice: draw all that is random from request.seed(), keep nothing";
      assertThat(one.generate(request(), new CancelSignal())).as(hint).isEqualTo(first);
      assertThat(other.generate(request(), new CancelSignal())).as(hint).isEqualTo(first);
    }
  }

  @Test
  void segmentsFollowOneAnotherInsideTheirPiece() {
    try (Model model = open()) {
      for (Generated piece : model.generate(request(), new CancelSignal())) {
        double at = 0;
        for (Segment segment : piece.segments()) {
          assertThat(segment.start())
              .as("start of '%s' in '%s', in seconds of its piece", segment.label(), piece.text())
              .isGreaterThanOrEqualTo(at - 1e-6);
          at = segment.end();
        }
        assertThat(at)
            .as(
                "end of the last segment of '%s'; its signal ends there at the latest",
                piece.text())
            .isLessThanOrEqualTo(seconds(piece.signal()) + 1e-6);
      }
    }
  }

  @Test
  void aCancelledRequestIsNotAnswered() {
    CancelSignal cancel = new CancelSignal();
    cancel.cancel();
    try (Model model = open()) {
      assertThatThrownBy(
              () -> model.generate(request(), cancel),
              "cancelled before it began: call cancel.throwIfCancelled() before each piece")
          .isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void anotherTaskIsRefused() {
    try (Model model = open()) {
      assertThatThrownBy(
              () -> model.generate(new UnheardOf("unheard-of", 1), new CancelSignal()),
              "a request of another task: throw a ZethusException that names request.task()")
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("unheard-of");
    }
  }

  @Test
  void aClosedOneRefusesToWork() {
    Model model = open();
    model.close();
    assertThatThrownBy(
            () -> model.generate(request(), new CancelSignal()),
            "after close(): throw IllegalStateException, before freed weights are touched")
        .isInstanceOf(IllegalStateException.class);
  }

  private static double seconds(Signal signal) {
    if (signal instanceof Waveform waveform) {
      return waveform.seconds();
    }
    if (signal instanceof MelFrames mel) {
      return mel.frames() / mel.spec().frameRate();
    }
    return ((CodeSequence) signal).frames() / ((CodeSequence) signal).frameRate();
  }
}
