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

/** What each command takes. The parser fills the fields; nobody changes them afterwards. */
public final class Arguments {
  private Arguments() {}

  /** {@code zethus say}. */
  @Command(name = "say", description = "Speak a text with a voice.")
  public static final class Say {
    /** Words of the text; a lone {@code -} reads standard input. */
    @Parameters(
        paramLabel = "TEXT",
        arity = "0..*",
        description = "What to say; - reads standard input.")
    public List<String> text = new ArrayList<>();

    /** File of the text. */
    @Option(names = "--file", paramLabel = "FILE", description = "Read the text from a file.")
    public @Nullable Path file;

    /** Sound file, or {@code -}. */
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        defaultValue = "zethus.wav",
        description =
            "Where to write, .wav or .flac; - is standard output. Default: ${DEFAULT-VALUE}.")
    public String output = "zethus.wav";

    /** Id of the voice, or the folder of a model; empty for the default. */
    @Option(
        names = "--voice",
        paramLabel = "ID|DIR",
        defaultValue = "",
        description =
            "Who speaks: one of the voices that `zethus plugins` lists, or a model's checkpoint as"
                + " it was published or trained.")
    public String voice = "";

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

    /** Seed of everything random. */
    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "0",
        description = "Same seed, same sound. Default: ${DEFAULT-VALUE}.")
    public long seed;
  }

  /** {@code zethus convert}. */
  @Command(name = "convert", description = "Say what a recording says in another voice.")
  public static final class Convert {
    /** Recording of what is said. */
    @Parameters(paramLabel = "SOURCE", description = "A recording, .wav or .flac.")
    public Path source = Path.of("");

    /** Recording of the voice. */
    @Option(
        names = "--to",
        paramLabel = "FILE",
        required = true,
        description = "A recording of a few seconds of the voice to say it in.")
    public Path to = Path.of("");

    /** Id of the model; empty for the one that reads the checkpoint. */
    @Option(
        names = "--model",
        paramLabel = "ID",
        defaultValue = "",
        description =
            "A model that takes a voice from a recording, e.g. facodec. Default: the one that the"
                + " checkpoint's config names.")
    public String model = "";

    /** Folder or published name of the model's checkpoint. */
    @Option(
        names = "--checkpoint",
        paramLabel = "DIR",
        required = true,
        description = "The model's checkpoint: a folder, or a published one in the cache.")
    public String checkpoint = "";

    /** Sound file, or {@code -}. */
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        defaultValue = "zethus.wav",
        description =
            "Where to write, .wav or .flac; - is standard output. Default: ${DEFAULT-VALUE}.")
    public String output = "zethus.wav";

    /** Seed of everything random. */
    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "0",
        description = "Same seed, same sound. Default: ${DEFAULT-VALUE}.")
    public long seed;
  }

  /** {@code zethus codec}. */
  @Command(
      name = "codec",
      description = "Turn a recording into codes, or codes into sound, and say what it costs.")
  public static final class Codec {
    /** What to do. */
    @Parameters(index = "0", paramLabel = "encode|decode", description = "What to do.")
    public String action = "";

    /** A sound file or a file of codes. */
    @Parameters(
        index = "1",
        paramLabel = "FILE",
        description = "What to encode, .wav or .flac; or a file of codes to decode.")
    public Path file = Path.of("");

    /** A file of codes or a sound file. */
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        required = true,
        description = "Where to write the codes, or the sound: .wav or .flac.")
    public Path output = Path.of("");

    /** Folder or published name of the codec's checkpoint. */
    @Option(
        names = "--checkpoint",
        paramLabel = "DIR",
        required = true,
        description = "The codec's checkpoint: a folder, or a published one in the cache.")
    public String checkpoint = "";

    /** Id of the codec; empty for the one that reads the checkpoint or made the codes. */
    @Option(
        names = "--model",
        paramLabel = "ID",
        defaultValue = "",
        description =
            "A codec, e.g. encodec. Default: the one that made the codes, or that the checkpoint's"
                + " config names.")
    public String model = "";

    /** How many codebooks. */
    @Option(
        names = "--codebooks",
        paramLabel = "N",
        defaultValue = "0",
        description = "Keep the first N codebooks only, for a lower bit rate. Default: all.")
    public int codebooks;

    /** What the sound was before it was encoded. */
    @Option(
        names = "--reference",
        paramLabel = "FILE",
        description = "decode: the recording as it was, to print the distortion against it.")
    public @Nullable Path reference;
  }

  /** What `run` and `plan` share. */
  public static class Recipe {
    /** File or id. */
    @Parameters(
        paramLabel = "RECIPE",
        description = "A file, or an id under recipes/ such as tts/starter.")
    public String recipe = "";

    /** Last stage. */
    @Option(names = "--to", paramLabel = "STAGE", description = "Stop after this stage.")
    public @Nullable String to;

    /** Overrides by dotted key. */
    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "Set a key of the recipe or a variable such as data; may be repeated.")
    public Map<String, String> set = new LinkedHashMap<>();

    /** Folder of the artifacts. */
    @Option(
        names = "--workspace",
        paramLabel = "DIR",
        description = "Where artifacts are kept. Default: workspace/<recipe id>.")
    public @Nullable Path workspace;

    /** Whether to make everything anew. */
    @Option(names = "--fresh", description = "Make everything again.")
    public boolean fresh;

    /** Whether to check every file. */
    @Option(names = "--verify", description = "Compare the checksums of all finished files.")
    public boolean verify;

    /** Where stages compute. */
    @Option(
        names = "--device",
        paramLabel = "DEVICE",
        defaultValue = "cpu",
        description = "cpu, cuda or cuda:1. Default: ${DEFAULT-VALUE}.")
    public String device = "cpu";
  }

  /** {@code zethus run}. */
  @Command(name = "run", description = "Make what a recipe lists.")
  public static final class Run extends Recipe {}

  /** {@code zethus plan}. */
  @Command(name = "plan", description = "Show what a recipe would make and what is current.")
  public static final class Plan extends Recipe {
    /** Whether a program reads it. */
    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
  }

  /** {@code zethus check}. */
  @Command(name = "check", description = "Find everything that is wrong with a dataset.")
  public static final class Check {
    /** Folder of the dataset. */
    @Parameters(paramLabel = "DATASET", description = "The folder of the dataset.")
    public Path dataset = Path.of("");

    /** How it is laid out. */
    @Option(
        names = "--layout",
        paramLabel = "NAME",
        defaultValue = "auto",
        description =
            "artifact, ljspeech, vctk, libritts, hifitts, fsdd or recordings. Default: what it"
                + " looks like.")
    public String layout = "auto";

    /** The rate it will be trained at. */
    @Option(
        names = "--sample-rate",
        paramLabel = "HZ",
        defaultValue = "0",
        description = "The rate to train at; lower ones are problems.")
    public int sampleRate;

    /** What reads the text. */
    @Option(
        names = "--front-end",
        paramLabel = "ID",
        defaultValue = "english",
        description = "What reads the text; '' for nothing. Default: ${DEFAULT-VALUE}.")
    public String frontEnd = "english";

    /** Whether a program reads it. */
    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
  }

  /** {@code zethus learn}. */
  @Command(
      name = "learn",
      description = "Learn a voice from recordings and their texts, and install it.")
  public static final class Learn {
    /** Folder of the recordings. */
    @Parameters(
        paramLabel = "FOLDER",
        description = "Sound files and a list of what is said: metadata.csv or metadata.jsonl.")
    public Path recordings = Path.of("");

    /** The voice's id. */
    @Option(
        names = "--name",
        paramLabel = "NAME",
        required = true,
        description = "What to call the voice; then `zethus say --voice NAME`.")
    public String name = "";

    /** File or id. */
    @Option(
        names = "--recipe",
        paramLabel = "RECIPE",
        defaultValue = "tts/own-voice",
        description = "How to learn it. Default: ${DEFAULT-VALUE}.")
    public String recipe = "tts/own-voice";

    /** Overrides by dotted key. */
    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "Set a key of the recipe; may be repeated.")
    public Map<String, String> set = new LinkedHashMap<>();

    /** Folder of the artifacts. */
    @Option(
        names = "--workspace",
        paramLabel = "DIR",
        description = "Where artifacts are kept. Default: workspace/voices/NAME.")
    public @Nullable Path workspace;

    /** Whether to make everything anew. */
    @Option(names = "--fresh", description = "Make everything again.")
    public boolean fresh;

    /** Where stages compute. */
    @Option(
        names = "--device",
        paramLabel = "DEVICE",
        defaultValue = "cpu",
        description = "cpu, cuda or cuda:1. Default: ${DEFAULT-VALUE}.")
    public String device = "cpu";
  }

  /** {@code zethus plugins}. */
  @Command(name = "plugins", description = "List the installed plugins.")
  public static final class Plugins {
    /** Whether a program reads it. */
    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
  }

  /** {@code zethus install}. */
  @Command(name = "install", description = "Install a plugin.")
  public static final class Install {
    /** What to install. */
    @Parameters(
        paramLabel = "WHAT",
        description =
            "A jar, a URL, mvn:group:artifact:version, or the id of a removed plugin of the"
                + " product.")
    public String what = "";
  }

  /** {@code zethus update}. */
  @Command(name = "update", description = "Replace a plugin by another version while it runs.")
  public static final class Update {
    /** What to update. */
    @Parameters(
        paramLabel = "WHAT",
        description =
            "A jar, a URL, mvn:group:artifact:version, or an id: fetched again from where it came.")
    public String what = "";
  }

  /** {@code zethus remove}. */
  @Command(name = "remove", description = "Remove a plugin.")
  public static final class Remove {
    /** Id. */
    @Parameters(paramLabel = "ID", description = "Such as vocos or vocoder/vocos.")
    public String id = "";
  }

  /** {@code zethus pull}. */
  @Command(
      name = "pull",
      description =
          "Fetch published weights into the local cache, after showing their licence. Without an"
              + " id: list what Zethus knows.")
  public static final class Pull {
    /** Id; empty to list what is known. */
    @Parameters(
        paramLabel = "ID",
        arity = "0..1",
        defaultValue = "",
        description =
            "A repository of Hugging Face: org/name, org/name@revision or org/name/folder.")
    public String id = "";

    /** Patterns of files; empty for what Zethus needs. */
    @Option(
        names = "--file",
        paramLabel = "PATTERN",
        description =
            "Fetch only these files, such as 'small/*.safetensors'; may be repeated. Default: what"
                + " Zethus needs of a repository it knows, everything of others.")
    public List<String> files = new ArrayList<>();
  }

  /** {@code zethus inspect}. */
  @Command(
      name = "inspect",
      description = "List the tensors of a checkpoint: names, shapes, types and metadata.")
  public static final class Inspect {
    /** Files or folders. */
    @Parameters(
        paramLabel = "FILE",
        arity = "1",
        description =
            "safetensors, a PyTorch file (.bin, .pt, .pth, .ckpt), the index of a sharded one, or a"
                + " checkpoint's folder.")
    public @Nullable Path file;

    /** Whether a program reads it. */
    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
  }

  /** {@code zethus doctor}. */
  @Command(
      name = "doctor",
      description = "Show what works on this machine and what is missing, with the way out.")
  public static final class Doctor {
    /** Whether a program reads it. */
    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
  }

  /** {@code zethus exec}. */
  @Command(name = "exec", description = "Run shell commands, e.g. 'plugins; doctor'.")
  public static final class Exec {
    /** Commands. */
    @Parameters(paramLabel = "COMMANDS", description = "Separated by ;")
    public String commands = "";
  }

  /** {@code zethus bench}. */
  @Command(name = "bench", description = "Measure speed and memory.")
  public static final class Bench {
    /** Id of the voice; empty for the default. */
    @Option(
        names = "--voice",
        paramLabel = "ID",
        defaultValue = "",
        description = "Which voice to measure.")
    public String voice = "";

    /** Kind and id of a model or vocoder. */
    @Option(
        names = "--plugin",
        paramLabel = "KIND/ID",
        description = "Measure this model or vocoder with random weights instead, see --config.")
    public @Nullable String plugin;

    /** Config of the model. */
    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "The config the random weights are drawn for.")
    public @Nullable Path config;

    /** Thread counts. */
    @Option(
        names = "--threads",
        paramLabel = "N",
        split = ",",
        description = "Thread counts to measure. Default: 1 and all cores.")
    public List<Integer> threads = new ArrayList<>();

    /** Calls per thread count. */
    @Option(
        names = "--repeat",
        paramLabel = "N",
        defaultValue = "5",
        description = "Calls per thread count. Default: ${DEFAULT-VALUE}.")
    public int repeat = 5;

    /** Whether a program reads it. */
    @Option(names = "--json", description = "Print JSON.")
    public boolean json;
  }

  /** The interactive shell. */
  public static final class Shell {}
}
