package org.zethus.melgan;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.vocoder.GanVocoder;
import org.zethus.torch.vocoder.VocoderTrainer;

/**
 * Offers MelGAN's training to recipes: hinge, and feature maps.
 *
 * @see <a href="https://arxiv.org/abs/1910.06711">Kumar et al. 2019, section 2.3</a>
 */
@Component
@PluginId("melgan")
@PluginEngine("pytorch")
public final class MelGanTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public MelGanTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return MelGanTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    MelGanTrainerConfig config = context.config().as(MelGanTrainerConfig.class);
    GanVocoder vocoder =
        new GanVocoder(
            "melgan",
            config.common(),
            config.opposition(),
            VocoderObjective.MELGAN,
            config.network(),
            (Config checkpoint) -> checkpoint.as(MelGanConfig.class),
            List.of(),
            weights -> synthesis(weights, config.network()));
    return VocoderTrainer.open(context, vocoder, torch);
  }

  private static GanVocoder.Synthesis synthesis(StateDict weights, MelGanConfig config) {
    MelGan generator = new MelGan(weights, config.mel().melBins(), config.model().melgan());
    return (manager, crops) -> generator.forwardAny(crops.mel(manager));
  }
}
