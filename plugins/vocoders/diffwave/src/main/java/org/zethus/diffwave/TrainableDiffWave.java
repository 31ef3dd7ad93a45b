package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.zethus.api.config.Config;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.vocoder.Imitator;
import org.zethus.torch.vocoder.Likelihood;
import org.zethus.torch.vocoder.TrainableVocoder;
import org.zethus.torch.vocoder.VocoderSettings;

/**
 * DiffWave in training.
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, section 2</a>
 */
record TrainableDiffWave(DiffWaveTrainerConfig config, DiffWaveConfig network)
    implements TrainableVocoder {
  TrainableDiffWave(DiffWaveTrainerConfig config) {
    this(config, config.network());
  }

  @Override
  public String id() {
    return "diffwave";
  }

  @Override
  public VocoderSettings settings() {
    return config.common();
  }

  @Override
  public Record read(Config checkpoint) {
    return checkpoint.as(DiffWaveConfig.class);
  }

  @Override
  public Imitator generator(StateDict weights) {
    DiffWaveConfig.Network model = config.model().diffwave();
    DiffWave diffWave = new DiffWave(weights, model, network.mel().melBins());
    NoiseSchedule schedule = model.trainingSchedule();
    DiffWaveLoss loss = new DiffWaveLoss(diffWave, schedule);
    ReverseProcess process = new ReverseProcess(schedule, network.schedule());
    return (manager, crops) -> {
      NDArray mel = crops.mel(manager);
      long samples = (long) crops.frames() * network.mel().hopLength();
      return new Likelihood(
          samples,
          audio -> loss.draw(audio, mel),
          audio -> loss.overall(audio, mel),
          () -> generate(manager, diffWave, process, mel, samples));
    };
  }

  /** Generates the waveform of one mel; noise comes from torch, which the training loop seeds. */
  private static NDArray generate(
      NDManager manager, DiffWave diffWave, ReverseProcess process, NDArray mel, long samples) {
    float[] audio =
        process.run(
            (int) samples,
            (x, time) -> {
              NDArray times = Tensors.of(manager, new float[] {(float) time}, 1);
              NDArray noisy = Tensors.of(manager, x, 1, samples);
              return Tensors.floats(diffWave.forward(noisy, times, mel));
            },
            length -> Tensors.floats(manager.randomNormal(new Shape(length))));
    return Tensors.of(manager, audio, 1, samples);
  }
}
