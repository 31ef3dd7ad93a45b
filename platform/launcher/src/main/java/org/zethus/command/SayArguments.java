package org.zethus.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zethus say}. */
@Command(name = "say", description = "Speak a text with a voice.")
public final class SayArguments extends SoundOptions {
  /** Words of the text; a lone {@code -} reads standard input. */
  @Parameters(
      paramLabel = "TEXT",
      arity = "0..*",
      description = "What to say; - reads standard input.")
  public List<String> text = new ArrayList<>();

  /** File of the text. */
  @Option(names = "--file", paramLabel = "FILE", description = "Read the text from a file.")
  public @Nullable Path file;

  /** Id of the voice, or the folder of a model; empty for the default. */
  @Option(
      names = "--voice",
      paramLabel = "ID|DIR",
      defaultValue = "",
      description =
          "Who speaks: one of the voices that `zethus plugins` lists, or a model's checkpoint as"
              + " it was published or trained.")
  public String voice = "";

  /** What the voice computes with; empty for any. */
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Take a voice that computes with this engine: onnxruntime or pytorch.")
  public String engine = "";

  /** Id of a model that speaks in the voice of a prompt; empty for a voice. */
  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = "",
      description = "A model that takes its voice from --prompt, e.g. maskgct.")
  public String model = "";

  /** Folder or published name of the model's checkpoint. */
  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      defaultValue = "",
      description = "The checkpoint of --model: a folder, or a published one in the cache.")
  public String checkpoint = "";

  /** Recording of the voice to speak in. */
  @Option(
      names = "--prompt",
      paramLabel = "FILE",
      description = "A recording of a few seconds; the text is said in its voice.")
  public @Nullable Path prompt;

  /** What is said in the recording. */
  @Option(
      names = "--prompt-text",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What is said in the prompt.")
  public String promptText = "";

  /** Checkpoint of what hears the words of the recording; empty where they are given. */
  @Option(
      names = "--recogniser",
      paramLabel = "DIR",
      defaultValue = "",
      description = "The checkpoint of a recogniser that hears what is said in the prompt.")
  public String recogniser = "";

  /** Language of the text; empty for the model's own. */
  @Option(
      names = "--language",
      paramLabel = "CODE",
      defaultValue = "",
      description = "Language of the text, where a model reads several: en, de, fr, ja, ko, zh ...")
  public String language = "";

  /** Language of what is said in the recording; empty for that of the text. */
  @Option(
      names = "--prompt-language",
      paramLabel = "CODE",
      defaultValue = "",
      description = "Language of the prompt, where it is another than the text's.")
  public String promptLanguage = "";

  /** What else a model can be told. */
  @Option(
      names = "--control",
      paramLabel = "NAME=VALUE",
      description = "A number that a model has a name for, e.g. seconds=3; may be repeated.")
  public Map<String, Double> control = new LinkedHashMap<>();

  /** Folder of the vocoder; empty for the voice's own. */
  @Option(
      names = "--vocoder",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "The checkpoint of the vocoder, where the model makes no waveform by itself or another"
              + " is wanted.")
  public String vocoder = "";

  /** Name of the speaker; empty for the model's first. */
  @Option(
      names = "--speaker",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Which of the model's speakers speaks.")
  public String speaker = "";

  /** Factor on the speed. */
  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "2 is twice as fast. Default: ${DEFAULT-VALUE}.")
  public double speed = 1;
}
