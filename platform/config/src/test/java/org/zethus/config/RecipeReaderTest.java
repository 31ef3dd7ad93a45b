package org.zethus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.config.ConfigException;
import org.zethus.api.recipe.Stage;

class RecipeReaderTest {
  private static final String STAGES =
      "stages: [{name: 'corpus', uses: 'preprocessor/ljspeech', in: {folder: '${data}/LJ'}}]";

  private static final String CODEC =
      """
      stages: [
        {name: 'corpus', uses: 'preprocessor/ljspeech', in: {folder: '${data}/LJ'}},
        {name: 'codec', uses: 'trainer/x', in: {audio: 'corpus'}, config: {size: '${codec.size}'}} ]
      """;

  @TempDir Path home;

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private RecipeFile read(Path file, Map<String, String> overrides) {
    return new RecipeReader(new SearchPath(List.of(home))).read(file.toString(), overrides);
  }

  private RecipeFile read(String text) throws IOException {
    return read(write("recipe.json", text), Map.of());
  }

  @Test
  void aRecipeIsItsStagesAndWhatTheyShare() throws IOException {
    RecipeFile file =
        read(
            """
            { // as people write it
              recipe: "tts/x", seed: 7, preprocess: {hop_size: 256,},
              stages: [
                { name: "corpus", uses: "preprocessor/ljspeech", in: {folder: "LJ"} },
                { name: "trained", uses: "trainer/vits", in: {audio: "corpus"},
                  config: {preprocess: {n_mel: 100}} },
              ],
            }
            """);
    assertThat(file.recipe().id()).isEqualTo("tts/x");
    assertThat(file.recipe().seed()).isEqualTo(7);
    assertThat(file.recipe().stages()).extracting(Stage::name).containsExactly("corpus", "trained");
    Stage trained = file.recipe().stages().get(1);
    assertThat(file.configOf(trained).asMap())
        .isEqualTo(Map.of("preprocess", Map.of("hop_size", 256L, "n_mel", 100L)));
  }

  @Test
  void baseConfigsMergeObjectsAndReplaceTheRest() throws IOException {
    write("configs/base.json", "{train: {lr: 1, betas: [1, 2], sampler: {drop: true}}, extra: 1}");
    write("recipes/a/middle.json", "{base_config: 'configs/base.json', train: {lr: 2}}");
    Path file =
        write(
            "recipes/a/recipe.json",
            "{recipe: 'a', base_config: 'middle.json', train: {betas: [3], sampler: null}, "
                + STAGES
                + "}");
    RecipeFile read = read(file, Map.of());
    assertThat(read.recipe().config().get("train.lr")).isEqualTo(2L);
    assertThat(read.recipe().config().get("train.betas")).isEqualTo(List.of(3L));
    assertThat(read.recipe().config().get("train.sampler")).isNull();
    assertThat(read.own().asMap()).containsOnlyKeys("train");
  }

  @Test
  void aVariantOfARecipeHasItsStages() throws IOException {
    write("r/recipe.json", "{recipe: 'r', train: {steps: 9}, " + STAGES + "}");
    Path tiny =
        write("r/tiny.json", "{recipe: 'r-tiny', base_config: 'recipe.json', train: {steps: 1}}");
    RecipeFile read = read(tiny, Map.of());
    assertThat(read.recipe().id()).isEqualTo("r-tiny");
    assertThat(read.recipe().stages()).extracting(Stage::name).containsExactly("corpus");
    assertThat(read.recipe().config().get("train.steps")).isEqualTo(1L);
  }

  @Test
  void aNameAloneTakesTheStageOfTheBase() throws IOException {
    write("r/recipe.json", "{recipe: 'r', codec: {size: 9}, data: 'd', " + CODEC + "}");
    write(
        "r/middle.json",
        """
        { recipe: 'm', base_config: 'recipe.json',
          stages: ['corpus', 'codec', {name: 'voice', uses: 'trainer/y', in: {codec: 'codec'}}] }
        """);
    Path top =
        write(
            "r/top.json",
            """
            { recipe: 't', base_config: 'middle.json', codec: {size: 1},
              stages: ['codec', {name: 'corpus', uses: 'preprocessor/z'}, 'voice'] }
            """);
    assertThat(read(top, Map.of()).recipe().stages())
        .containsExactly(
            new Stage("codec", "trainer/x", Map.of("audio", "corpus"), Map.of("size", 1L)),
            new Stage("corpus", "preprocessor/z", Map.of(), Map.of()),
            new Stage("voice", "trainer/y", Map.of("codec", "codec"), Map.of()));
    assertThat(read(top, Map.of("stages.codec.config.size", "5")).recipe().stages().get(0).config())
        .isEqualTo(Map.of("size", 5L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'corpus', 'codex'                         | stage 2: found 'codex', expected { ... } or the name of a stage of base_config: corpus, codec
          'corpus', {name: 'corpus', uses: 'p/q'}   | stage 'corpus' stands there twice
          'corpus', 3                               | stage 2: found 3, expected { ... }
          """)
  void aStageThatCannotBeTakenIsNamed(String stages, String message) throws IOException {
    write("base.json", "{recipe: 'r', " + CODEC + "}");
    assertThatThrownBy(
            () -> read("{recipe: 'r', base_config: 'base.json', stages: [" + stages + "]}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("recipe.json", message);
  }

  @Test
  void anythingCanBeSetOnTheCommandLine() throws IOException {
    Path file = write("r.json", "{recipe: 'r', train: {lr: 1}, " + STAGES + "}");
    RecipeFile read =
        read(
            file,
            Map.of(
                "train.lr", "2e-4",
                "train.name", "quick one",
                "train.betas", "[1, 2]",
                "seed", "5",
                "stages.corpus.config.split", "train",
                "stages.corpus.in.folder", "/elsewhere"));
    assertThat(read.recipe().seed()).isEqualTo(5);
    assertThat(read.recipe().config().get("train"))
        .isEqualTo(Map.of("lr", 2e-4, "name", "quick one", "betas", List.of(1L, 2L)));
    assertThat(read.own().get("train.betas")).isEqualTo(List.of(1L, 2L));
    Stage corpus = read.recipe().stages().get(0);
    assertThat(corpus.config()).isEqualTo(Map.of("split", "train"));
    assertThat(corpus.in()).isEqualTo(Map.of("folder", "/elsewhere"));
  }

  @Test
  void aVariableIsAKeyWithADefaultOrFromTheCommandLine() throws IOException {
    String text =
        """
        { recipe: 'r', size: 3, data: 'corpora', train: {width: "${size}", note: "of ${size}"},
          stages: [{name: 'c', uses: 'p/q', in: {folder: '${data}/LJ', text: '${text}'}}] }
        """;
    Path file = write("r.json", text);
    RecipeFile plain = read(file, Map.of());
    assertThat(plain.recipe().config().get("train")).isEqualTo(Map.of("width", 3L, "note", "of 3"));
    assertThat(plain.recipe().stages().get(0).in())
        .isEqualTo(Map.of("folder", "corpora/LJ", "text", "${text}"));
    assertThat(plain.variables()).containsExactlyInAnyOrder("size", "data", "text");

    RecipeFile set = read(file, Map.of("data", "here/x", "text", "/t.txt"));
    assertThat(set.recipe().stages().get(0).in())
        .isEqualTo(Map.of("folder", Path.of("here/x/LJ").toAbsolutePath() + "", "text", "/t.txt"));
  }

  @Test
  void aVariableMayNameWhatAStageUses() throws IOException {
    Path file =
        write("r.json", "{recipe: 'r', set: 'vctk', stages: [{name: 'c', uses: 'p/${set}'}]}");
    assertThat(read(file, Map.of()).recipe().stages().get(0).uses()).isEqualTo("p/vctk");
    assertThat(read(file, Map.of("set", "emilia")).recipe().stages().get(0).uses())
        .isEqualTo("p/emilia");
  }

  @Test
  void aVariableThatStandsForItselfIsRefused() throws IOException {
    Path file = write("r.json", "{recipe: 'r', a: '${b}', b: '${a}', " + STAGES + "}");
    assertThatThrownBy(() -> read(file, Map.of())).hasMessageContaining("stands for itself");
  }

  @Test
  void amphionsConfigsServeAsTheyAre() throws IOException {
    write("config/fs2.json", "{base_config: 'config/base.json', preprocess: {hop_size: 256}}");
    write("config/base.json", "{train: {max_steps: 10, /* twice */ max_steps: 20}}");
    write(
        "egs/exp_config.json",
        """
        {
          "base_config": "config/fs2.json",
          "dataset": ["LJSpeech",],
          "dataset_path": {
            // TODO: Fill in your dataset path
            "LJSpeech": "[LJSpeech dataset path]"
          },
          "log_dir": "ckpts/tts",
        }
        """);
    Path file =
        write(
            "r.json",
            """
            { recipe: 'r', base_config: 'egs/exp_config.json', stages: [
              {name: 'corpus', uses: 'p/q', in: {folder: '${dataset_path.LJSpeech}'}}] }
            """);
    RecipeFile read = read(file, Map.of());
    assertThat(read.recipe().config().get("train.max_steps")).isEqualTo(20L);
    assertThat(read.recipe().config().get("preprocess.hop_size")).isEqualTo(256L);
    assertThat(read.own().asMap()).isEmpty();
    assertThat(Blanks.find(read.recipe().stages().get(0).in(), "in").orElseThrow())
        .contains("[LJSpeech dataset path]", "in.folder");
  }

  @Test
  void aCircleOfBaseConfigsIsShown() throws IOException {
    write("b.json", "{base_config: 'a.json'}");
    Path file = write("a.json", "{recipe: 'a', base_config: 'b.json', " + STAGES + "}");
    assertThatThrownBy(() -> read(file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageMatching("base_config goes in a circle: .*a.json -> .*b.json -> .*a.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {recipe: 'r', base_config: 'none.json'}                  | no base_config 'none.json'; looked for
          {recipe: 'r'}                                            | key 'stages' is missing
          {stages: []}                                             | key 'recipe' is missing
          {recipe: '../r', stages: []}                             | found recipe '../r'
          {recipe: 'r', stages: []}                                | found no stages
          {recipe: 'r', stages: [{name: 'a'}]}                     | key 'uses' is missing
          {recipe: 'r', stages: [{name: 'a', uses: 'b'}]}          | found uses 'b', expected kind and id
          {recipe: 'r', stages: [{name: 'a/b', uses: 'b/c'}]}      | found name 'a/b'
          {recipe: 'r', stages: [{name: 'a', use: 'b/c'}]}         | stage 1 ('a'): unknown key 'use'; did you mean 'uses'?
          {recipe: 'r', stages: [{name: 'a', uses: 'b/c'}, {name: 'a', uses: 'b/c'}]} | stage 'a' stands there twice
          {recipe: 'r', stages: [{name: 'a', uses: 'b/c', in: {x: 3}}]} | key 'in.x': found 3, expected a text
          {recipe: 'r', stages: [3]}                               | found 3
          {recipe: 'r', stages: ['a']}                             | stage 1: found 'a', expected { ... } or the name of a stage of base_config: it has none
          {recipe: 'r', stages: [                                  | line 1
          """)
  void whatCannotBeFollowedIsNamed(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("recipe.json", message);
  }

  @ParameterizedTest
  @CsvSource({
    "stages.corpsu.config.x, no stage 'corpsu'; the stages are [corpus]",
    "stages.corpus, expected a key of the stage",
    "recipe.x, 'recipe' is",
    ".a, expected a key",
  })
  void whatCannotBeSetIsNamed(String key, String message) throws IOException {
    Path file = write("r.json", "{recipe: 'r', " + STAGES + "}");
    assertThatThrownBy(() -> read(file, Map.of(key, "1")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("--set " + key, message);
  }

  @Test
  void recipesAreFoundByIdAndListed() throws IOException {
    write("recipes/tts/starter/recipe.json", "{recipe: 'tts/starter', " + STAGES + "}");
    write("recipes/tts/starter/tiny.json", "{recipe: 'tts/starter-tiny', " + STAGES + "}");
    RecipeReader reader = new RecipeReader(new SearchPath(List.of(home)));
    assertThat(reader.read("tts/starter", Map.of()).recipe().id()).isEqualTo("tts/starter");
    assertThat(reader.read("tts/starter/tiny", Map.of()).recipe().id())
        .isEqualTo("tts/starter-tiny");
    assertThat(reader.read("recipes/tts/starter", Map.of()).recipe().id()).isEqualTo("tts/starter");
    assertThat(reader.ids()).containsExactly("tts/starter");
    assertThatThrownBy(() -> reader.read("tts/strater", Map.of()))
        .hasMessageContainingAll("tts/strater", "tts/starter");
  }
}
