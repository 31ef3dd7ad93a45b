package org.zethus.repcodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;

class RepCodecTrainerTest {
  @TempDir Path folder;

  @BeforeEach
  void writeFrames() {
    FrameFiles.write(folder.resolve("features"));
  }

  private TestRunContext context(String name, String config) {
    return TestRunContext.writingTo(folder.resolve(name))
        .config(config)
        .input("features", folder.resolve("features"));
  }

  private static void train(TestRunContext context) {
    try (Trainer trainer = new RepCodecTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
  }

  private List<Double> validLosses(String run) {
    return TrainingLog.of(folder.resolve(run), "validation.rec_loss");
  }

  private Manifest codes(String checkpoint) {
    TestRunContext context = context("codes", "{}").input("checkpoint", folder.resolve(checkpoint));
    try (Preprocessor codes = new CodesPlugin(new TorchBackend()).open(context)) {
      return codes.process();
    }
  }

  @Test
  void learnsToGiveFramesBackByTheirCodes() throws IOException {
    train(context("run", FrameFiles.trainer(300)));
    List<Double> losses = validLosses("run");
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.6 * losses.get(0));
    Manifest codes = codes("run");
    assertThat(codes.utterances()).hasSize(FrameFiles.UTTERANCES);
    Utterance first = codes.utterances().get(0);
    try (SafeTensors file = SafeTensors.open(codes.file(first, "codes"))) {
      assertThat(file.shape("codes")).containsExactly(1, 24);
      long[] values = file.get("codes").longs();
      assertThat(Arrays.stream(values).allMatch(code -> code >= 0 && code < 12)).isTrue();
      assertThat(Arrays.stream(values).distinct().count()).isGreaterThan(1);
    }
  }

  @Test
  void goesOnFromACheckpointAndItsScale() throws IOException {
    train(context("first", FrameFiles.trainer(100)));
    train(context("more", FrameFiles.trainer(2)).input("checkpoint", folder.resolve("first")));
    assertThat(validLosses("more").get(0)).isLessThan(0.95 * validLosses("first").get(0));
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() {
    train(context("first", FrameFiles.trainer(2)));
    TestRunContext wider =
        context("wider", FrameFiles.trainer(2).replace("vocos_dim: 16", "vocos_dim: 8"))
            .input("checkpoint", folder.resolve("first"));
    assertThatThrownBy(() -> train(wider))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("\"vocos_dim\":16", "\"vocos_dim\":8", "section model");
  }

  @Test
  void framesOfAnotherWidthAreNamed() {
    TestRunContext context =
        context("run", FrameFiles.trainer(2).replace("hidden_size: 6", "hidden_size: 7"));
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("u0.safetensors", "[6, 24]", "(7, frames)", "hidden_size");
  }

  @Test
  void holdingOutEverythingIsRefused() {
    TestRunContext context =
        context("run", FrameFiles.trainer(2).replace("valid_utterances: 1", "valid_utterances: 6"));
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("valid_utterances", "6");
  }
}
