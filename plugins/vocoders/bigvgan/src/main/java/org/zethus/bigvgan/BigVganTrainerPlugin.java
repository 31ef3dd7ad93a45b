package org.zethus.bigvgan;

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
import org.zethus.torch.vocoder.GanVocoder;
import org.zethus.torch.vocoder.VocoderTrainer;

/**
 * Offers BigVGAN's training to recipes: least squares, feature maps and mel frames.
 *
 * @see <a href="https://arxiv.org/abs/2206.04658">Lee et al. 2023, section 4.1</a>
 */
@Component
@PluginId("bigvgan")
@PluginEngine("pytorch")
public final class BigVganTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public BigVganTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return BigVganTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    BigVganTrainerConfig config = context.config().as(BigVganTrainerConfig.class);
    GanVocoder vocoder =
        new GanVocoder(
            "bigvgan",
            config.common(),
            config.opposition(),
            VocoderObjective.HIFIGAN,
            config.network(),
            BigVganConfig::read,
            List.of(),
            weights -> synthesis(weights, config.network()));
    return VocoderTrainer.open(context, vocoder, torch);
  }

  private static GanVocoder.Synthesis synthesis(StateDict weights, BigVganConfig config) {
    BigVgan network = new BigVgan(weights, config.mel().melBins(), config.model().bigvgan());
    return (manager, crops) -> network.forward(crops.mel(manager));
  }
}
