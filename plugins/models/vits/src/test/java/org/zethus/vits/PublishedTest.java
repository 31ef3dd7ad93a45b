package org.zethus.vits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.published.VitsEnglish;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Checkpoints as Amphion and the repository of VITS leave them, made small. */
class PublishedTest {
  private static final String NETWORK =
      """
      "inter_channels": 8, "hidden_channels": 8, "filter_channels": 12, "n_heads": 2, "n_layers": 1,
      "kernel_size": 3, "p_dropout": 0.1, "resblock": "1", "resblock_kernel_sizes": [3],
      "resblock_dilation_sizes": [[1, 3]], "upsample_rates": [8, 8],
      "upsample_initial_channel": 8, "upsample_kernel_sizes": [16, 16], "n_layers_q": 3,
      "use_spectral_norm": false, "use_sdp": true
      """;

  private static final String ORIGINAL =
      """
      {"train": {"segment_size": 8192},
       "data": {"text_cleaners": ["english_cleaners2"], "max_wav_value": 32768.0,
                "sampling_rate": 8000, "filter_length": 256, "hop_length": 64, "win_length": 256,
                "n_mel_channels": 10, "mel_fmin": 0.0, "mel_fmax": null, "add_blank": true,
                "n_speakers": 2, "cleaned_text": true},
       "model": {%s, "gin_channels": 4}}
      """
          .formatted(NETWORK);

  private static final String AMPHION =
      """
      {"model_type": "VITS", "base_config": "config/vits.json",
       "preprocess": {"sample_rate": 8000, "n_fft": 256, "win_size": 256, "hop_size": 64, "n_mel": 10,
         "fmin": 0, "fmax": null, "add_blank": true, "phone_extractor": "%s", "language": "en-us",
         "symbols_dict": "symbols.dict", "spk2id": "spk2id.json", "use_spkid": true},
       "train": {"multi_speaker_training": true},
       "model": {%s, "text_token_num": 160, "n_speakers": 0, "gin_channels": 4}}
      """;

  @TempDir Path folder;

  /** Writes weights such as the config asks for. */
  private void writeWeights(String file) {
    VitsConfig config = VitsConfig.of(Checkpoint.folder(folder));
    Checkpoint untrained = Checkpoint.untrained("small", Config.of(config), 3);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU)) {
      new Vits(weights, config.bins(), config.network(), config.decoder());
      SafeTensors.write(folder.resolve(file), weights.toTensors(), Map.of());
    }
  }

  private List<Generated> speak(String speaker) {
    List<Generated> pieces = new ArrayList<>();
    try (Model model =
        new VitsPlugin(new TorchBackend(), List.of()).load(Checkpoint.folder(folder), Device.CPU)) {
      TtsRequest request = new TtsRequest("Hello there. Again!", speaker, 1, 1, 1, 5);
      model.stream(request, new CancelSignal(), pieces::add);
    }
    return pieces;
  }

  private void writeExperiment(String phoneExtractor) throws IOException {
    Files.writeString(folder.resolve("args.json"), AMPHION.formatted(phoneExtractor, NETWORK));
    Files.writeString(
        folder.resolve("spk2id.json"), "{\"LJSpeech_LJSpeech\": 1, \"hifitts_9017\": 0}");
  }

  @Test
  void anExperimentOfAmphionSpeaks() throws IOException {
    writeExperiment("lexicon");
    writeWeights("checkpoint/epoch-0001_step-0000100_loss-1.000000/model.safetensors");
    List<Generated> pieces = speak("LJSpeech_LJSpeech");
    assertThat(pieces).extracting(Generated::text).containsExactly("Hello there.", "Again!");
    assertThat(pieces.get(0).segments())
        .extracting(segment -> segment.label())
        .contains("@HH", ".");
    assertThatThrownBy(() -> speak("nobody"))
        .hasMessageContaining("this model has hifitts_9017, LJSpeech_LJSpeech");
  }

  @Test
  void itsPhonesStandBetweenABeginningAndAnEnd() throws IOException {
    writeExperiment("espeak");
    assertThatThrownBy(() -> VitsConfig.of(Checkpoint.folder(folder)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no symbols.dict", "the table of its phones");
    Files.writeString(folder.resolve("symbols.dict"), "<eps> 0\n! 1\nb 2\na 3\n_ 4\n");
    Checkpoint checkpoint = Checkpoint.folder(folder);
    assertThat(VitsConfig.of(checkpoint).symbols())
        .containsExactly("<pad>", "<bos>", "<eos>", "!", "<eps>", "_", "a", "b");
    Published experiment = Published.of(checkpoint).orElseThrow();
    Espeak espeak = new Espeak(List.of("sh", "-c", "echo a_b ba_xx"), Duration.ofSeconds(20));
    SymbolReader.Line line = experiment.reader(espeak).read("Anything!").findFirst().orElseThrow();
    assertThat(line.symbols().symbols()).containsExactly("<bos>", "a", "b", "_", "!", "<eos>");
  }

  @Test
  void aCheckpointOfTheRepositorySpeaks() throws IOException {
    Files.writeString(folder.resolve("config.json"), ORIGINAL);
    writeWeights("G_100.pth");
    VitsConfig config = VitsConfig.of(Checkpoint.folder(folder));
    assertThat(config.symbols()).hasSize(178).isEqualTo(VitsEnglish.symbols());
    assertThat(config.network().textTokenNum()).isEqualTo(178);
    assertThat(config.speakers()).containsExactly("0", "1");
    assertThat(config.mel().fMax()).isEqualTo(4000);
    Published repository = Published.of(Checkpoint.folder(folder)).orElseThrow();
    Espeak espeak =
        new Espeak(List.of("sh", "-c", "echo h_\u0259l_\u02c8o\u028a"), Duration.ofSeconds(20));
    SymbolReader.Line line = repository.reader(espeak).read("Hello!").findFirst().orElseThrow();
    assertThat(String.join("", line.symbols().symbols())).isEqualTo("h\u0259l\u02c8o\u028a!");
    assertThat(line.symbols().ids()).startsWith(50, 83, 54, 156);
    try (Model model =
        new VitsPlugin(new TorchBackend(), List.of()).load(Checkpoint.folder(folder), Device.CPU)) {
      assertThat(model).isNotNull();
    }
  }

  @Test
  void aCleanerThatIsNotHereIsNamed() throws IOException {
    Files.writeString(
        folder.resolve("config.json"), ORIGINAL.replace("english_cleaners2", "korean_cleaners"));
    writeWeights("G_100.pth");
    assertThatThrownBy(() -> speak(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("korean_cleaners", "english_cleaners2");
  }
}
