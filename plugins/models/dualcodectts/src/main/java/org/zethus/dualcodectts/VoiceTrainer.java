package org.zethus.dualcodectts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.CodecFolder;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.loss.Taught;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.train.CorpusTrainer;
import org.zethus.torch.train.SpeakerGroups;

/**
 * Trains on the inputs {@code utterances} and {@code codes}, both halves at once or one after the
 * other, from nothing or from the input {@code checkpoint}. The input {@code codec}, a codec's
 * checkpoint, goes into the written one, as does the vocabulary of the input {@code tokenizer}.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025, section 4.3</a>
 */
final class VoiceTrainer extends CorpusTrainer<Spoken, Lesson> {
  /** The folder of the codec within a checkpoint's, and the input it comes from. */
  static final String CODEC = "codec";

  private static final String CHECKPOINT = "checkpoint";
  private static final String TOKENIZER = "tokenizer";
  private static final int BEST = 10; // codes that count as right in the accuracy
  private static final long HELD_OUT_SEED = 1;

  private final VoiceTrainerConfig config;
  private final VoiceConfig voice;
  private final TextIds textIds;
  private final SpeakerGroups<Spoken> speakers;
  private final DualCodecValle model;

  private VoiceTrainer(
      RunContext context,
      VoiceTrainerConfig config,
      VoiceConfig voice,
      TextIds textIds,
      List<Spoken> corpus,
      StateDict weights,
      DualCodecValle model) {
    super(context, config.train(), config.holdOut().split(corpus), Spoken::frames, weights);
    this.config = config;
    this.voice = voice;
    this.textIds = textIds;
    this.model = model;
    speakers = new SpeakerGroups<>(corpus().learned(), Spoken::speaker);
  }

  /** {@return a trainer that has read its corpus} */
  static VoiceTrainer open(RunContext context, VoiceTrainerConfig config, TorchBackend torch) {
    Checkpoint start =
        context.inputs().contains(CHECKPOINT) ? Checkpoint.folder(context.input(CHECKPOINT)) : null;
    if (start == null && config.stage().trainStage() == 2) {
      throw new ZethusException(
          "train_stage 2 goes on from stage 1: give this stage its checkpoint as the input"
              + " 'checkpoint'");
    }
    VoiceConfig voice = start == null ? config.voice() : start.config(VoiceConfig.class);
    TextIds textIds = textIds(context, voice, start);
    List<Spoken> corpus = Spoken.read(context, voice.model().nar());
    for (Spoken item : corpus) {
      requireRoom(textIds.of(item.text(), voice.language()), item, voice);
    }
    StateDict weights =
        torch.open(
            start == null
                ? Checkpoint.untrained(VoiceConfig.ID, voice.toConfig(), context.seed())
                : start,
            context.device());
    try {
      DualCodecValle model = new DualCodecValle(weights, voice);
      freeze(weights, config);
      return new VoiceTrainer(context, config, voice, textIds, corpus, weights, model);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  /** The half that does not learn stays as it is. */
  private static void freeze(StateDict weights, VoiceTrainerConfig config) {
    if (!config.stage().first()) {
      weights.freeze(DualCodecValle.AR + ".");
    } else if (!config.stage().second()) {
      weights.freeze(DualCodecValle.NAR + ".");
    }
  }

  private static TextIds textIds(
      RunContext context, VoiceConfig voice, @Nullable Checkpoint start) {
    if (context.inputs().contains(TOKENIZER)) {
      return TextIds.whisper(TextIds.whisper(context.input(TOKENIZER)), voice.language());
    }
    if (start != null) {
      return TextIds.of(voice, start);
    }
    if (voice.vocabulary() == VoiceConfig.Vocabulary.WHISPER) {
      throw new ZethusException(
          "vocabulary 'whisper' is read from files: give this stage a folder with them as the input 'tokenizer', e.g. what `zethus pull %s` fetched; or set vocabulary to 'bytes'"
              .formatted(TextIds.WHISPER));
    }
    return TextIds.bytes(voice.language());
  }

  private static void requireRoom(long[] ids, Spoken item, VoiceConfig voice) {
    int most = voice.model().ar().textIds();
    for (long id : ids) {
      if (id >= most) {
        throw new ZethusException(
            "'%s' has the text id %d, vocab_size %d leaves room for %d; raise it"
                .formatted(item.text(), id, voice.model().ar().vocabulary(), most));
      }
    }
  }

  @Override
  protected Lesson lesson(List<Spoken> single, Random random) {
    List<Spoken> items = speakers.joined(single, config.joinedUtterances(), Spoken::then, random);
    int codebooks = voice.model().nar().quantizers();
    return Lesson.of(items, textIds, codebooks, config.maxPromptFrames(), random);
  }

  @Override
  public Map<String, Double> step(List<Lesson> lessons) {
    // Frames count alike, in whichever lesson they are; the optimiser takes the mean over lessons.
    double frames = lessons.stream().mapToLong(Lesson::frames).sum();
    return minimize(lessons, lesson -> losses(lesson, lessons.size() / frames));
  }

  /** The cross entropies of the halves that learn, times a factor. */
  private Losses losses(Lesson lesson, double scale) {
    NDManager manager = model().manager();
    Losses losses = Losses.named("loss");
    if (config.stage().first()) {
      SpeechLm first = model.speechLm();
      add(
          losses,
          "ar",
          scale,
          first.teach(first.sequences(lesson.texts(), lesson.first(), manager)));
    }
    if (config.stage().second()) {
      CodebookFiller second = model.filler();
      CodebookFiller.Utterances utterances =
          second.utterances(lesson.noTexts(), lesson.sounds(), lesson.prompts(), manager);
      add(losses, "nar", scale, second.teach(utterances, lesson.codebook()));
    }
    return losses;
  }

  private void add(Losses losses, String half, double scale, Taught taught) {
    float right = (float) taught.amongBest(BEST);
    NDArray accuracy = Tensors.of(model().manager(), new float[] {right}, 1);
    losses
        .plus(half + "_loss", Functional.mul(taught.loss(), scale))
        .plus(0, half + "_top%d_accuracy".formatted(BEST), accuracy);
  }

  @Override
  public Map<String, Double> validate() {
    return heldOut(
        items -> {
          Lesson lesson = lesson(items, new Random(HELD_OUT_SEED));
          return losses(lesson, 1.0 / lesson.frames());
        });
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(folder, voice.toConfig(), model().toTensors(config.halfPrecision()));
    Path codec = given(CODEC, CODEC);
    if (codec != null) {
      CodecFolder.copy(codec, folder.resolve(CODEC));
    }
    Path vocabulary = given(TOKENIZER, "");
    if (vocabulary != null) {
      TextIds.copyVocabulary(vocabulary, folder);
    }
  }

  /** A folder of this stage's inputs, else one in the checkpoint that it started from. */
  private @Nullable Path given(String role, String within) {
    if (context().inputs().contains(role)) {
      return context().input(role);
    }
    if (!context().inputs().contains(CHECKPOINT)) {
      return null;
    }
    Path before = context().input(CHECKPOINT).resolve(within);
    return Files.isDirectory(before) ? before : null;
  }
}
