package org.zethus.vits;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zethus.api.config.Default;
import org.zethus.api.model.Model;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.TorchBackend;

/** Offers voice conversion of a corpus: what its speakers said, by one of VITS's voices. */
@Component
@PluginId("vits-conversion")
@PluginEngine("pytorch")
public final class ConversionPlugin implements PreprocessorPlugin {
  private final VitsPlugin vits;

  @Activate
  public ConversionPlugin(
      @Reference TorchBackend torch,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<TextFrontEnd> frontEnds) {
    vits = new VitsPlugin(torch, frontEnds);
  }

  /**
   * Whose voice to take.
   *
   * @param sourceSpeaker who speaks in the recordings; empty: whom each utterance names
   * @param targetSpeaker who shall speak
   */
  record ConversionConfig(@Default("") String sourceSpeaker, String targetSpeaker) {}

  @Override
  public Class<? extends Record> configType() {
    return ConversionConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    ConversionConfig config = context.config().as(ConversionConfig.class);
    Model model = vits.load(Checkpoint.folder(context.input("checkpoint")), context.device());
    return new Conversion(context, config, model);
  }
}
