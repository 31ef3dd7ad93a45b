package org.zethus.valle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.SymbolTable;
import org.zethus.torch.LinearForm;
import org.zethus.torch.sampling.Sampling;

/**
 * What a checkpoint's {@code config.json} says. The codec whose codes it speaks lies in its folder
 * {@value #CODEC}.
 *
 * @param model the network
 * @param symbols the input symbols by id; the first is padding
 * @param frontEnd the text front end whose phones it was trained on
 * @param storage how linear layers hold their weights while the model speaks
 * @param inference how codes of the first codebook are drawn, where nobody says otherwise
 */
record ValleCheckpoint(
    @Default("{}") ValleConfig model,
    @Default("[]") List<String> symbols,
    @Default("english") String frontEnd,
    @Default("float32") LinearForm.Storage storage,
    @Default("{}") Sampling inference) {
  /** Id of the model and of its trainer. */
  static final String ID = "valle";

  /** The folder of the codec within a checkpoint's, and the input it comes from. */
  static final String CODEC = "codec";

  ValleCheckpoint {
    symbols = List.copyOf(symbols);
    if (symbols.size() > model.textTokens()) {
      throw new ZethusException(
          "the corpus has %d symbols with padding, text_token_num leaves room for %d; raise it"
              .formatted(symbols.size(), model.textTokens()));
    }
  }

  /** {@return the config of a checkpoint that can speak} */
  static ValleCheckpoint of(Checkpoint checkpoint) {
    ValleCheckpoint config = checkpoint.config(ValleCheckpoint.class);
    if (config.symbols().isEmpty()) {
      throw new ZethusException(
          "checkpoint '%s' does not say which phones its ids are: its config has no 'symbols'"
              .formatted(checkpoint.name()));
    }
    return config;
  }

  SymbolTable table() {
    return new SymbolTable(symbols);
  }

  /** {@return what {@link #of} reads, with the name by which a folder's model is found} */
  Config toConfig() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model_type", ID);
    json.putAll(Config.of(this).asMap());
    return Config.of(json, Checkpoint.CONFIG);
  }
}
