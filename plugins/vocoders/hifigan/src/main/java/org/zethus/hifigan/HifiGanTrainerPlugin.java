package org.zethus.hifigan;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.hifigan.Generator;
import org.zethus.torch.vocoder.GanVocoder;
import org.zethus.torch.vocoder.VocoderTrainer;

/**
 * Offers HiFi-GAN's training to recipes: least squares, feature maps and mel frames.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.4</a>
 */
@Component
@PluginId("hifigan")
@PluginEngine("pytorch")
public final class HifiGanTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public HifiGanTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return HifiGanTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    HifiGanTrainerConfig config = context.config().as(HifiGanTrainerConfig.class);
    GanVocoder vocoder =
        new GanVocoder(
            "hifigan",
            config.common(),
            config.opposition(),
            VocoderObjective.HIFIGAN,
            config.network(),
            HifiGanConfig::read,
            List.of(),
            weights -> synthesis(weights, config.network()));
    return VocoderTrainer.open(context, vocoder, torch);
  }

  private static GanVocoder.Synthesis synthesis(StateDict weights, HifiGanConfig config) {
    Generator generator =
        Generator.vocoder(weights, config.mel().melBins(), config.model().hifigan());
    return (manager, crops) -> generator.forward(crops.mel(manager));
  }
}
