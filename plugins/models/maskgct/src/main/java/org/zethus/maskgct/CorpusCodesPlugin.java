package org.zethus.maskgct;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.tensor.TensorSource;
import org.zethus.torch.TorchBackend;

/**
 * Offers to recipes what the published model's codecs make of a corpus: of the inputs {@code
 * checkpoint} and {@code audio}, one file for each utterance with the tensor {@code codes}, int64
 * (K, T). Only the networks that make them are loaded.
 */
@Component
@PluginId("maskgct-codes")
@PluginEngine("pytorch")
public final class CorpusCodesPlugin implements PreprocessorPlugin {
  private final TorchBackend torch;

  @Activate
  public CorpusCodesPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  /** Which codes. */
  enum Kind {
    /** Of what is said. */
    SEMANTIC("semantic_model", "semantic_statistics", "semantic_codec"),
    /** Of how it sounds. */
    ACOUSTIC("codec_encoder", "codec_decoder");

    private final List<String> networks;

    Kind(String... networks) {
      this.networks = List.of(networks);
    }
  }

  /**
   * How the stage is configured.
   *
   * @param codes which ones
   */
  record CodesConfig(@Default("semantic") Kind codes) {}

  @Override
  public Class<? extends Record> configType() {
    return CodesConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    Kind kind = context.config().as(CodesConfig.class).codes();
    Checkpoint checkpoint = Checkpoint.folder(context.input("checkpoint"));
    if (!PublishedFiles.are(checkpoint)) {
      throw new ZethusException(
          "%s is not the published MaskGCT: a codec that was trained here has a stage of its own, preprocessor/repcodec or codec/acoustic"
              .formatted(checkpoint));
    }
    MaskGctConfig.Model model = PublishedFiles.config(checkpoint).model();
    Map<String, Supplier<TensorSource>> parts = PublishedFiles.weights(checkpoint);
    parts.keySet().retainAll(kind.networks);
    return torch.load(
        checkpoint.name(),
        parts,
        context.device(),
        weights ->
            new CorpusCodes(
                context,
                weights,
                all ->
                    kind == Kind.SEMANTIC
                        ? CorpusCodes.Coder.semantic(all, model)
                        : CorpusCodes.Coder.acoustic(all, model)));
  }
}
