package org.zethus.nsfhifigan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
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
import org.zethus.torch.vocoder.Crops;
import org.zethus.torch.vocoder.GanVocoder;
import org.zethus.torch.vocoder.VocoderTrainer;

/**
 * Offers NSF-HiFiGAN's training to recipes: as HiFi-GAN's, with F0 from the input {@code pitch}.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.4</a>
 */
@Component
@PluginId("nsfhifigan")
@PluginEngine("pytorch")
public final class NsfHifiGanTrainerPlugin implements TrainerPlugin {
  private static final String PITCH = "pitch";

  private final TorchBackend torch;

  @Activate
  public NsfHifiGanTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return NsfHifiGanTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    NsfHifiGanTrainerConfig config = context.config().as(NsfHifiGanTrainerConfig.class);
    GanVocoder vocoder =
        new GanVocoder(
            "nsfhifigan",
            config.common(),
            config.opposition(),
            VocoderObjective.HIFIGAN,
            config.network(),
            checkpoint -> checkpoint.as(NsfHifiGanConfig.class),
            List.of(PITCH),
            weights -> synthesis(weights, config.network()));
    return VocoderTrainer.open(context, vocoder, torch);
  }

  private static GanVocoder.Synthesis synthesis(StateDict weights, NsfHifiGanConfig config) {
    NsfHifiGan network =
        new NsfHifiGan(
            weights,
            config.mel().melBins(),
            config.mel().sampleRate(),
            config.model().nsfhifigan());
    return (manager, crops) ->
        network.forward(crops.mel(manager), excitation(network.source(), manager, crops, config));
  }

  /** An excitation with noise of its own each time. */
  private static NDArray excitation(
      HarmonicSource source, NDManager manager, Crops crops, NsfHifiGanConfig config) {
    NDArray f0 = crops.contour(manager, PITCH);
    long batch = f0.getShape().get(0);
    long samples = f0.getShape().get(1) * config.mel().hopLength();
    NDArray initial =
        manager.randomUniform(0, 1, new Shape(batch, source.sines()), DataType.FLOAT32);
    NDArray noise =
        manager.randomNormal(0, 1, new Shape(batch, samples, source.sines()), DataType.FLOAT32);
    return source.merge(source.sines(source.phases(f0, initial), noise));
  }
}
