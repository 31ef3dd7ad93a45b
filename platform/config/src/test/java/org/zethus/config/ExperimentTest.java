package org.zethus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.ConfigException;
import org.zethus.api.recipe.Stage;

class ExperimentTest {
  @TempDir Path folder;

  private Path experiment;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @BeforeEach
  void anExperimentAndItsTemplates() throws IOException {
    write(
        "product/configs/experiments/gan.json",
        """
        { recipe: "amphion/gan", serves: {model_type: "GANVocoder", "model.generator": "melgan"},
          valid_utterances: 8, train: {batch_size: 1, optimizer: "AdamW"},
          stages: [
            {name: "mel", uses: "preprocessor/mel", in: {utterances: "corpus"}},
            {name: "vocoder", uses: "trainer/melgan", in: {audio: "corpus", mel: "mel"},
             config: {train: {adamw: {betas: ["${train.adamw.adam_b1}", 0.99]}}}}] }
        """);
    write(
        "product/configs/experiments/vits.json",
        "{recipe: 'amphion/vits', serves: {model_type: 'VITS'}, stages: [{name: 'a', uses: 'b/c'}]}");
    write("amphion/config/vocoder.json", "{preprocess: {n_mel: 100}, train: {random_seed: 7}}");
    Files.createDirectories(folder.resolve("amphion/LJSpeech-1.1"));
    experiment =
        write(
            "amphion/egs/melgan/exp_config.json",
            """
            { base_config: "config/vocoder.json", model_type: "GANVocoder",
              dataset: ["LJSpeech"], dataset_path: {"LJSpeech": "LJSpeech-1.1"},
              model: {generator: "MelGAN"},
              train: {batch_size: 32, adamw: {adam_b1: 0.8}}, log_dir: "ckpts" }
            """);
  }

  private RecipeFile read(Map<String, String> set) {
    SearchPath searchPath =
        new SearchPath(Optional.of(folder.resolve("amphion")), List.of(folder.resolve("product")));
    return new RecipeReader(searchPath).read(experiment.toString(), set);
  }

  @Test
  void itsKeysReplaceTheTemplatesAndItsDatasetIsTheCorpus() {
    RecipeFile file = read(Map.of());
    assertThat(file.recipe().id()).isEqualTo("amphion/gan/melgan");
    assertThat(file.recipe().seed()).isEqualTo(7);
    assertThat(file.recipe().stages())
        .extracting(Stage::name)
        .containsExactly("corpus", "mel", "vocoder");
    Stage corpus = file.recipe().stages().get(0);
    assertThat(corpus.uses()).isEqualTo("preprocessor/ljspeech");
    assertThat(corpus.in()).containsEntry("folder", folder.resolve("amphion/LJSpeech-1.1") + "");
    Map<?, ?> vocoder = file.configOf(file.recipe().stages().get(2)).asMap();
    assertThat(vocoder.get("valid_utterances")).isEqualTo(8L);
    assertThat(vocoder.get("preprocess")).isEqualTo(Map.of("n_mel", 100L));
    assertThat(vocoder.get("train"))
        .isEqualTo(
            Map.of(
                "batch_size",
                32L,
                "optimizer",
                "AdamW",
                "random_seed",
                7L,
                "adamw",
                Map.of("adam_b1", 0.8, "betas", List.of(0.8, 0.99))));
    assertThat(vocoder.containsKey("dataset")).isFalse();
    assertThat(file.own().asMap()).isEmpty();
    assertThat(file.variables())
        .contains("model_type", "model.generator", "train.random_seed", "train.adamw.adam_b1");
  }

  @Test
  void anythingCanBeSet() {
    RecipeFile file =
        read(
            Map.of(
                "train.batch_size", "4",
                "dataset_path.LJSpeech", "here/LJ",
                "stages.corpus.config.limit", "3"));
    assertThat(file.recipe().config().get("train.batch_size")).isEqualTo(4L);
    assertThat(file.own().asMap()).containsOnlyKeys("train");
    Stage corpus = file.recipe().stages().get(0);
    assertThat(corpus.in()).containsEntry("folder", Path.of("here/LJ").toAbsolutePath() + "");
    assertThat(corpus.config()).isEqualTo(Map.of("limit", 3L));
  }

  @Test
  void severalDatasetsAreJoined() {
    RecipeFile file =
        read(
            Map.of(
                "dataset", "[\"LJSpeech\", \"Hi-Fi TTS\"]",
                "dataset_path.Hi-Fi TTS", "hifi"));
    assertThat(file.recipe().stages())
        .extracting(Stage::name)
        .startsWith("corpus-ljspeech", "corpus-hifitts", "corpus");
    Stage corpus = file.recipe().stages().get(2);
    assertThat(corpus.uses()).isEqualTo("preprocessor/join");
    assertThat(corpus.in())
        .isEqualTo(Map.of("ljspeech", "corpus-ljspeech", "hifitts", "corpus-hifitts"));
  }

  @Test
  void whatIsNotFilledInIsRefusedByName() {
    assertThatThrownBy(() -> read(Map.of("dataset_path.LJSpeech", "[LJSpeech dataset path]")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "exp_config.json",
            "'dataset_path.LJSpeech' still says '[LJSpeech dataset path]'",
            "--set dataset_path.LJSpeech=FOLDER");
    assertThatThrownBy(() -> read(Map.of("dataset", "[\"vctk\"]")))
        .hasMessageContaining("key 'dataset_path.vctk' is missing");
    assertThatThrownBy(() -> read(Map.of("dataset", "[]")))
        .hasMessageContaining("found dataset [], expected a list of names");
  }

  @Test
  void whatNothingServesIsRefusedWithWhatIsServed() {
    assertThatThrownBy(() -> read(Map.of("model.generator", "wavenet")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "nothing here trains model_type 'GANVocoder' with generator 'wavenet'",
            "{\"model_type\":\"VITS\"}",
            "\"model.generator\":\"melgan\"");
  }
}
