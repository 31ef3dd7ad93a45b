package org.zethus.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.plugin.ZethusException;
import org.zethus.runner.PlannedStage;

/** What cannot be followed is found before anything is made, and said so that it can be mended. */
class BadRecipesTest {
  private static final String CORPUS =
      "{name: 'corpus', uses: 'preprocessor/lines', in: {text: 'text.txt'}}";

  @TempDir Path folder;
  private House house;

  @BeforeEach
  void build() throws IOException {
    house = new House(folder);
  }

  private List<PlannedStage> plan(String keys, String... stages) throws IOException {
    house.write(
        "recipe.json", "{recipe: 'r', " + keys + "stages: [" + String.join(",", stages) + "]}");
    return house.plan(Map.of()).stages();
  }

  private void assertRefused(String keys, String stages, String... words) {
    assertThatThrownBy(() -> plan(keys, stages))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {name: 's', uses: 'vocodr/square'}                                         | stage 's': no kind 'vocodr'; the kinds are codec, embedder, evaluator, model, preprocessor, recogniser, trainer, vocoder
          {name: 's', uses: 'preprocessor/line'}                                     | stage 's': no PreprocessorPlugin 'line'; installed are lines
          {name: 's', uses: 'preprocessor/lines', in: {text: 'corpsu'}}              | input 'text': found neither a stage nor a file 'corpsu'
          {name: 's', uses: 'preprocessor/lines', in: {text: ''}}                    | input 'text' is empty, expected a stage or a path
          {name: 's', uses: 'preprocessor/lines', in: {text: '${data}/a.txt'}}       | 'in.text' needs the variable 'data', which nobody set; give it with --set data=
          {name: 's', uses: 'preprocessor/lines', in: {text: '[LJSpeech dataset path]'}} | stage 's': 'in.text' still says '[LJSpeech dataset path]'
          {name: 's', uses: 'evaluator/longer', in: {reference: 'x'}}                | found 'in' with [reference], expected [generated, reference] of them
          {name: 's', uses: 'vocoder/square', in: {checkpoint: 'x', mel: 'y', tex: 'z'}} | found 'in' with [checkpoint, mel, tex], expected [checkpoint, mel] of [checkpoint, mel, pitch]
          {name: 's', uses: 'trainer/talker', config: {trian: {}}}                   | stage 's': unknown key 'trian'; did you mean 'train'?
          {name: 's', uses: 'trainer/talker', config: {train: {maxsteps: 3}}}        | stage 's': unknown key 'train.maxsteps'; did you mean 'train.max_steps'?
          {name: 's', uses: 'trainer/talker', config: {train: {max_steps: 'x'}}}     | stage 's': key 'train.max_steps': found "x", expected a whole number
          {name: 's', uses: 'model/talker', in: {checkpoint: 'org/name'}}            | nor a downloaded checkpoint (`zethus pull org/name` downloads it)
          """)
  void aStageThatCannotBeMadeIsNamed(String stage, String message) {
    assertRefused("", stage, "recipe 'r'", message);
  }

  @Test
  void aKeyOfTheRecipeThatNobodyReadsIsRefused() throws IOException {
    assertRefused(
        "preproces: {repeat: 2}, ", CORPUS, "unknown key 'preproces'; did you mean 'preprocess'?");
    assertThat(plan("preprocess: {repeat: 2}, ", CORPUS)).hasSize(1);
    assertThatThrownBy(() -> house.plan(Map.of("preprocess.repaet", "2")))
        .hasMessageContaining("unknown key 'preprocess.repaet'; did you mean 'preprocess.repeat'?");
  }

  @Test
  void aKeyLikeAVariableIsTakenForIt() throws IOException {
    String stage =
        "{name: 's', uses: 'preprocessor/lines', in: {text: '${sentences}'}, config: {}}";
    assertThat(plan("sentences: 'text.txt', ", stage)).hasSize(1);
    assertThatThrownBy(() -> house.plan(Map.of("sentnces", "other.txt")))
        .hasMessageContaining("unknown key 'sentnces'; did you mean 'sentences'?");
  }

  @Test
  void aSectionThatVariablesStandForHasNoOtherKeys() throws IOException {
    String keys = "corpus: {preprocess: {repeat: 2}, file: 'text.txt'}, ";
    String stage =
        "{name: 's', uses: 'preprocessor/lines', in: {text: '${corpus.file}'},"
            + " config: {preprocess: '${corpus.preprocess}'}}";
    assertThat(plan(keys, stage)).hasSize(1);
    assertThatThrownBy(() -> house.plan(Map.of("corpus.preproces.repeat", "3")))
        .hasMessageContaining(
            "unknown key 'corpus.preproces'; the recipe uses corpus.file, corpus.preprocess");
    assertThatThrownBy(() -> house.plan(Map.of("corpus.preprocess.repaet", "3")))
        .hasMessageContaining("stage 's': unknown key 'preprocess.repaet'; did you mean");
  }

  @Test
  void aCircleIsShown() {
    assertRefused(
        "",
        "{name: 'a', uses: 'preprocessor/lines', in: {text: 'c'}},"
            + "{name: 'b', uses: 'preprocessor/lines', in: {text: 'a/x.txt'}},"
            + "{name: 'c', uses: 'preprocessor/lines', in: {text: 'b'}}",
        "stages read each other in a circle: a <- c <- b <- a");
  }

  @Test
  void whatAStageLacksDoesNotMatterBeforeItIsWanted() throws IOException {
    String later = "{name: 'later', uses: 'preprocessor/lines', in: {text: '${data}'}}";
    assertRefused("", CORPUS + "," + later, "stage 'later'", "--set data=");
    assertThat(house.runner().plan(house.recipe(), house.to("corpus", false)).stages()).hasSize(1);
  }

  @Test
  void theVocoderOfACheckpointIsNamedByTrainerOrConfig() throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve("published"));
    Files.writeString(checkpoint.resolve("config.json"), "{}");
    String speak =
        "{name: 's', uses: 'model/talker', in: {checkpoint: 'published', text: 'text.txt',"
            + " vocoder: 'published'}%s}";
    assertRefused("", speak.formatted(""), "nothing says which vocoder reads the checkpoint");
    assertThat(plan("", speak.formatted(", config: {vocoder: 'square'}"))).hasSize(1);
    Files.writeString(checkpoint.resolve("config.json"), "{vocoder: 'squares'}");
    assertRefused("", speak.formatted(""), "stage 's': no VocoderPlugin 'squares'");
  }
}
