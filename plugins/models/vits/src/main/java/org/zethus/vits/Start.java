package org.zethus.vits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.ReplacedTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/**
 * Where a training begins: at random weights, or at a checkpoint whose tables are fitted to the
 * corpus.
 *
 * @param voice what is trained
 * @param before what the checkpoint was; null without one
 * @param checkpoint the weights to start from, or none
 * @param log hears how tables were fitted
 */
record Start(VitsConfig voice, @Nullable VitsConfig before, Checkpoint checkpoint, Logger log) {
  private static final String CHECKPOINT = "checkpoint";
  private static final String SYMBOLS = "enc_p.emb.weight";
  private static final String SPEAKERS = "emb_g.weight";

  /** {@return the start that the inputs of a run give} */
  static Start of(RunContext context, VitsTrainerConfig config, Corpus corpus) {
    List<String> symbols = corpus.symbols().symbols();
    List<String> speakers = corpus.speakers().names();
    if (!context.inputs().contains(CHECKPOINT)) {
      VitsConfig voice = fresh(config, symbols, speakers);
      Checkpoint untrained = Checkpoint.untrained("vits", voice.toConfig(), context.seed());
      return new Start(voice, null, untrained, context.log());
    }
    Checkpoint checkpoint = Checkpoint.folder(context.input(CHECKPOINT));
    VitsConfig before = VitsConfig.of(checkpoint);
    before.mel().requireSame(config.mel(), "the checkpoint to start from");
    boolean manyVoices = before.network().nSpeakers() > 0;
    if (!manyVoices && config.optimisation().multiSpeakerTraining()) {
      throw new ZethusException(
          "cannot teach several speakers to checkpoint '%s': it has one voice. Start from one with n_speakers, or without train.multi_speaker_training."
              .formatted(checkpoint));
    }
    VitsConfig voice =
        new VitsConfig(
            before.mel(),
            before.reading(),
            before.network().with(symbols.size(), manyVoices ? speakers.size() : 0),
            before.decoder(),
            symbols,
            manyVoices ? speakers : List.of(""),
            before.frontEnd(),
            before.inference());
    return new Start(voice, before, checkpoint, context.log());
  }

  private static VitsConfig fresh(
      VitsTrainerConfig config, List<String> symbols, List<String> speakers) {
    VitsConfig.Network asked = config.network();
    boolean manyVoices = asked.nSpeakers() > 0 || config.optimisation().multiSpeakerTraining();
    int tokens = fitting("text_token_num", asked.textTokenNum(), symbols.size(), "symbols");
    int voices =
        manyVoices ? fitting("n_speakers", asked.nSpeakers(), speakers.size(), "speakers") : 0;
    return new VitsConfig(
        config.mel(),
        config.reading(),
        asked.with(tokens, voices),
        config.decoder(),
        symbols,
        manyVoices ? speakers : List.of(""),
        config.frontEnd(),
        config.inference());
  }

  private static int fitting(String key, int asked, int found, String what) {
    if (asked != 0 && asked < found) {
      throw new ZethusException(
          "key 'model.%s': found %d, the corpus has %d %s; leave the key out for as many"
              .formatted(key, asked, found, what));
    }
    return asked == 0 ? found : asked;
  }

  /** {@return the weights to train; the caller closes them} */
  StateDict open(TorchBackend torch, Device device) {
    VitsConfig from = before;
    if (from == null) {
      return torch.open(checkpoint, device);
    }
    TensorSource source = checkpoint.weights();
    try {
      Map<String, Tensor> tables = new LinkedHashMap<>();
      tables.put(SYMBOLS, refitted(source, SYMBOLS, "symbol", from.symbols(), voice.symbols()));
      if (voice.network().nSpeakers() > 0) {
        tables.put(
            SPEAKERS, refitted(source, SPEAKERS, "speaker", from.speakers(), voice.speakers()));
      }
      return torch.open(new ReplacedTensors(source, tables), checkpoint.name(), device);
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  /** Gives every name its old row; a new name gets the mean of all rows. */
  private Tensor refitted(
      TensorSource source, String table, String what, List<String> before, List<String> now) {
    Tensor old = source.get(table);
    int width = (int) old.shape()[1];
    float[] rows = old.floats();
    float[] mean = mean(rows, Math.min(before.size(), (int) old.shape()[0]), width);
    float[] fitted = new float[now.size() * width];
    List<String> made = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      int row = before.indexOf(now.get(i));
      if (row < 0) {
        made.add(now.get(i));
        System.arraycopy(mean, 0, fitted, i * width, width);
      } else {
        System.arraycopy(rows, row * width, fitted, i * width, width);
      }
    }
    if (!made.isEmpty()) {
      log.info(
          "checkpoint '{}' does not know the {}s {}; they begin as the mean of those it knows",
          checkpoint,
          what,
          String.join(", ", made));
    }
    return Tensor.of(fitted, now.size(), width);
  }

  private static float[] mean(float[] rows, int count, int width) {
    float[] mean = new float[width];
    for (int i = 0; i < count * width; i++) {
      mean[i % width] += rows[i] / count;
    }
    return mean;
  }
}
