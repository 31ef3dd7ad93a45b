package org.zethus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;

class TestRunContextTest {
  @Test
  void aPluginFindsWhatTheTestGave() {
    TestRunContext context =
        TestRunContext.writingTo(Path.of("out"))
            .config("{train: {steps: 3}}")
            .input("audio", Path.of("corpus"))
            .seed(7);
    assertThat(context.config().get("train.steps")).isEqualTo(3L);
    assertThat(context.input("audio")).isEqualTo(Path.of("corpus"));
    assertThat(context.seed()).isEqualTo(7);
    assertThatThrownBy(() -> context.input("mel"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("mel", "audio");
  }

  @Test
  void theSignalFiresAtTheStepTheTestNames() {
    TestRunContext context = TestRunContext.writingTo(Path.of("out")).cancelAt(2);
    context.progress().report(1, 3, "");
    assertThat(context.cancel().isCancelled()).isFalse();
    context.progress().report(2, 3, "loss 1");
    assertThat(context.cancel().isCancelled()).isTrue();
    assertThat(context.reports()).extracting(TestRunContext.Report::done).containsExactly(1L, 2L);
  }
}
