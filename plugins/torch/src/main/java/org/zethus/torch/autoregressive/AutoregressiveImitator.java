package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.Tensors;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.vocoder.Crops;
import org.zethus.torch.vocoder.Imitation;
import org.zethus.torch.vocoder.Imitator;
import org.zethus.torch.vocoder.Likelihood;

/**
 * A network in training: it learns how likely each sample is after the true ones before it.
 *
 * @param network what learns
 * @param hopLength samples per frame
 * @param seed of what is drawn to be listened to
 */
public record AutoregressiveImitator(AutoregressiveNetwork network, int hopLength, long seed)
    implements Imitator {
  @Override
  public Imitation imitate(NDManager manager, Crops crops) {
    NDArray mel = crops.mel(manager);
    long samples = (long) crops.frames() * hopLength;
    return new Likelihood(samples, audio -> loss(audio, mel), () -> generate(mel, (int) samples));
  }

  private Losses loss(NDArray audio, NDArray mel) {
    int from = network.pad() * hopLength;
    int to = (int) audio.getShape().get(1) - from;
    TeacherForcing forced = TeacherForcing.of(audio, from, to, network.coding());
    NDArray outputs = network.forward(forced.previous(), mel);
    return Losses.named("loss").plus("nll_loss", network.coding().loss(outputs, forced.values()));
  }

  /** Silence where frames have no samples. */
  private NDArray generate(NDArray mel, int samples) {
    NDArray conditions = network.conditions(mel);
    int width = (int) conditions.getShape().get(2);
    float[] audio = new float[samples];
    int from = network.pad() * hopLength;
    new SampleLoop(network.sampler(), network.coding(), seed, new CancelSignal())
        .draw(Tensors.floats(conditions), width, 0, audio, from, samples - from);
    return Tensors.of(mel.getManager(), audio, 1, samples);
  }
}
