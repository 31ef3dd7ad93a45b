package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zethus.runner.PlannedStage.State.CURRENT;
import static org.zethus.runner.PlannedStage.State.RESUMABLE;
import static org.zethus.runner.PlannedStage.State.TO_MAKE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.runner.Plan;
import org.zethus.runner.PlannedStage;
import org.zethus.runner.RunListener;
import org.zethus.runner.StageProgress;
import org.zethus.runner.StageResult;

class RecipeRunnerTest {
  private static final List<String> ORDER =
      List.of("corpus", "mels", "vocoder", "copied", "acoustic", "spoken", "scores");

  @TempDir Path folder;
  private House house;

  @BeforeEach
  void build() throws IOException {
    house = new House(folder);
  }

  @Test
  void aRunMakesEverythingInOrderAndTheNextNothing() {
    assertThat(House.states(house.plan(Map.of()))).containsOnlyKeys(ORDER);
    assertThat(House.states(house.plan(Map.of())).values()).containsOnly(TO_MAKE);

    List<StageResult> first = house.run("ws");
    assertThat(first).extracting(result -> result.stage().name()).containsExactlyElementsOf(ORDER);
    assertThat(first).allMatch(StageResult::made);

    assertThat(House.states(house.plan(Map.of())).values()).containsOnly(CURRENT);
    List<StageResult> second = house.run("ws");
    assertThat(second).noneMatch(StageResult::made);
    assertThat(second.get(6).scores()).isEqualTo(first.get(6).scores());
    assertThat(house.registry.lent()).isZero();
  }

  @Test
  void speechHasSoundAndTimesAndScores() {
    List<StageResult> results = house.run("ws");
    Manifest spoken = Manifest.read(results.get(5).folder());
    Utterance first = spoken.utterances().get(0);
    assertThat(first.phones()).startsWith("One", "sentence");
    assertThat(first.segments()).hasSize(7);
    Waveform audio = AudioFiles.read(spoken.file(first, "audio"));
    assertThat(audio.sampleRate()).isEqualTo(8000);
    // seven words of four frames, and a pause of 0.3 s between the sentences
    assertThat(audio.length()).isEqualTo(7 * 4 * 80 + 2400);
    assertThat(first.seconds()).isEqualTo(audio.seconds());

    Manifest copied = Manifest.read(results.get(3).folder());
    assertThat(AudioFiles.read(copied.file(copied.utterances().get(1), "audio")).length())
        .isEqualTo("Another line.".length() * 80);
    assertThat(results.get(6).scores().orElseThrow().summary()).containsOnlyKeys("mean");
  }

  @Test
  void onlyTheLastUtterancesAreSpokenWhereThatIsAsked() {
    List<StageResult> results =
        house
            .runner()
            .run(
                house.recipe(),
                house.options("ws", Map.of("last_utterances", "1")),
                RunListener.NONE,
                new CancelSignal());
    for (int stage : List.of(3, 5)) {
      assertThat(Manifest.read(results.get(stage).folder()).utterances())
          .extracting(Utterance::id)
          .containsExactly("u2");
    }
  }

  @Test
  void twoWorkspacesHaveTheSameBytes() throws IOException {
    house.run("ws");
    house.run("other/place");
    assertThat(house.contents("other/place")).isEqualTo(house.contents("ws"));
    assertThat(house.contents("ws").keySet()).contains("spoken/audio/u1.wav", "scores/scores.json");
  }

  @Test
  void whatChangesIsMadeAgainWithWhatFollowsFromIt() {
    house.run("ws");
    Plan plan = house.plan(Map.of("stages.acoustic.config.train.max_steps", "7"));
    assertThat(House.states(plan))
        .containsAllEntriesOf(Map.of("corpus", CURRENT, "vocoder", CURRENT, "copied", CURRENT))
        .containsAllEntriesOf(Map.of("acoustic", TO_MAKE, "spoken", TO_MAKE, "scores", TO_MAKE));
    assertThat(plan.stages())
        .extracting(PlannedStage::reason)
        .contains("train.max_steps was 5, is 7", "input 'checkpoint' changed");
  }

  @Test
  void anotherTextIsNoticedAndSoIsAnotherVersion() throws IOException {
    house.run("ws");
    house.write("text.txt", "Something else.\n");
    assertThat(house.plan(Map.of()).stages().get(0).reason()).isEqualTo("input 'text' changed");
    house.write("text.txt", "One sentence of text. And one more.\nAnother line.\n");
    assertThat(House.states(house.plan(Map.of())).values()).containsOnly(CURRENT);
    house.registry.version("1.0.1");
    assertThat(house.plan(Map.of()).stages().get(0).reason())
        .isEqualTo("preprocessor/lines was version 1.0.0, is 1.0.1");
  }

  @Test
  void aDamagedArtifactIsMadeAgainAlone() throws IOException {
    house.run("ws");
    Map<String, String> before = house.contents("ws");
    Files.writeString(house.workspace("ws").resolve("corpus/lines/u1.txt"), "edited by hand");
    assertThat(house.run("ws").stream().filter(StageResult::made))
        .extracting(result -> result.stage().name())
        .containsExactly("corpus");
    assertThat(house.contents("ws")).isEqualTo(before);
  }

  @Test
  void aRunCanStopAtAStageAndStartAfresh() {
    assertThat(
            house
                .runner()
                .run(house.recipe(), house.to("mels", false), RunListener.NONE, new CancelSignal()))
        .extracting(result -> result.stage().name())
        .containsExactly("corpus", "mels");
    Plan fresh = house.runner().plan(house.recipe(), house.to("mels", true));
    assertThat(House.states(fresh)).isEqualTo(Map.of("corpus", TO_MAKE, "mels", TO_MAKE));
    assertThatThrownBy(() -> house.runner().plan(house.recipe(), house.to("mel", false)))
        .hasMessageContainingAll("no stage 'mel'", "corpus, mels");
  }

  @Test
  void aCancelledRunGoesOnWhereItStopped() throws IOException {
    house.run("undisturbed");
    CancelSignal cancel = new CancelSignal();
    RunListener stopAtStepTwo =
        new RunListener() {
          @Override
          public void progressed(PlannedStage stage, StageProgress progress) {
            if (stage.name().equals("acoustic")) {
              cancel.cancel();
            }
          }
        };
    assertThatThrownBy(
            () ->
                house
                    .runner()
                    .run(house.recipe(), house.options("ws", Map.of()), stopAtStepTwo, cancel))
        .isInstanceOf(CancelledException.class);
    assertThat(House.states(house.plan(Map.of())))
        .containsAllEntriesOf(Map.of("corpus", CURRENT, "acoustic", RESUMABLE, "spoken", TO_MAKE));
    List<Long> steps = new ArrayList<>();
    house.run(
        "ws",
        new RunListener() {
          @Override
          public void progressed(PlannedStage stage, StageProgress progress) {
            if (stage.name().equals("acoustic")) {
              steps.add(progress.done());
            }
          }
        });
    assertThat(steps).startsWith(2L);
    assertThat(house.contents("ws")).isEqualTo(house.contents("undisturbed"));
  }

  /**
   * Dies at the n-th thing it hears of the making, as a killed process would: nothing after it
   * happens.
   */
  private static final class Dying implements RunListener {
    private int left;

    Dying(int after) {
      left = after;
    }

    private void hear() {
      if (left-- == 0) {
        throw new AssertionError("killed");
      }
    }

    @Override
    public void started(PlannedStage stage, int index) {
      hear();
    }

    @Override
    public void progressed(PlannedStage stage, StageProgress progress) {
      hear();
    }

    @Override
    public void finished(StageResult result) {
      if (result.made()) {
        hear();
      }
    }
  }

  @Test
  void howeverOftenRunsDieTheLastEndsWithTheSameBytes() throws IOException {
    house.run("undisturbed");
    int deaths = 0;
    boolean died = true;
    while (died) {
      try {
        house.run("killed", new Dying(deaths % 6));
        died = false;
      } catch (AssertionError e) {
        deaths++;
      }
    }
    assertThat(deaths).isGreaterThan(10);
    assertThat(house.contents("killed")).isEqualTo(house.contents("undisturbed"));
  }

  @Test
  void whatNoStageOfTheRecipeBeganIsRemoved() throws IOException {
    house.run("ws");
    Map<String, String> before = house.contents("ws");
    Path left = house.workspace("ws").resolve(".work/nowhere-0123456789abcdef");
    Files.createDirectories(left);
    Files.writeString(left.resolve("state.safetensors"), "of another run");
    house.run("ws");
    assertThat(house.contents("ws")).isEqualTo(before);
  }

  @Test
  void aFullDiskIsNamedAsSuch() {
    house.registry.add(
        PreprocessorPlugin.class,
        "lines",
        context -> {
          throw new UncheckedIOException(new IOException("x.wav: No space left on device"));
        });
    assertThatThrownBy(() -> house.run("ws"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "stage 'corpus'", "device. The disk is full", "goes on from there");
  }

  @Test
  void aPluginThatWritesNothingIsFoundOut() {
    house.registry.add(
        PreprocessorPlugin.class, "lines", context -> () -> new Manifest(folder, List.of()));
    assertThatThrownBy(() -> house.run("ws"))
        .hasMessageContainingAll("stage 'corpus'", "'lines'", "utterances.jsonl");
  }

  @Test
  void aPluginThatIsToLeaveStopsItsStageAlone() {
    RunListener updating =
        new RunListener() {
          @Override
          public void progressed(PlannedStage stage, StageProgress progress) {
            if (stage.name().equals("vocoder")) {
              house.registry.leave("square");
            }
          }
        };
    assertThatThrownBy(() -> house.run("ws", updating))
        .isInstanceOf(ZethusException.class)
        .isNotInstanceOf(CancelledException.class)
        .hasMessageContainingAll("stage 'vocoder'", "updated or removed", "run again");
    assertThat(House.states(house.plan(Map.of()))).containsEntry("vocoder", RESUMABLE);
  }

  @Test
  void deadKeysOfBaseConfigsAreOneWarning() {
    assertThat(house.plan(Map.of()).warnings())
        .containsExactly("recipe 'tts/fake': no stage reads 1 of its configs' keys: task_type");
  }

  @Test
  void planningWritesNothing() {
    house.plan(Map.of());
    assertThat(house.workspace("ws")).doesNotExist();
    assertThat(house.registry.lent()).isZero();
    assertThat(Set.of(folder.toFile().list()))
        .containsExactlyInAnyOrder("recipe.json", "base.json", "text.txt");
  }
}
