package org.zethus.repcodec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/** A corpus whose frames are one of a few kinds, far from mean 0 and variance 1, with noise. */
final class FrameFiles {
  static final int WIDTH = 6;
  static final int UTTERANCES = 6;

  private static final int KINDS = 5;
  private static final int HELD = 4;

  private FrameFiles() {}

  /** Writes the feature {@code semantic}. */
  static Path write(Path folder) {
    Random random = new Random(3);
    float[][] kinds = new float[KINDS][WIDTH];
    for (float[] kind : kinds) {
      for (int h = 0; h < WIDTH; h++) {
        kind[h] = (float) (50 * h + 20 * random.nextGaussian());
      }
    }
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < UTTERANCES; i++) {
      int frames = 24 + 4 * i;
      float[] values = new float[WIDTH * frames];
      int kind = 0;
      for (int t = 0; t < frames; t++) {
        kind = t % HELD == 0 ? random.nextInt(KINDS) : kind;
        for (int h = 0; h < WIDTH; h++) {
          values[h * frames + t] = (float) (kinds[kind][h] + random.nextGaussian());
        }
      }
      String path = "semantic/u" + i + ".safetensors";
      SafeTensors.write(
          folder.resolve(path), Map.of("semantic", Tensor.of(values, WIDTH, frames)), Map.of());
      utterances.add(new Utterance("u" + i, "").withFiles(Map.of("semantic", path)));
    }
    new Manifest(folder, utterances).write();
    return folder;
  }

  /** {@return the config of a small codec's training} */
  static String trainer(int steps) {
    return """
        {
          segment_frames: 20,
          model: {
            codebook_size: 12, hidden_size: 6, codebook_dim: 4, vocos_dim: 16,
            vocos_intermediate_dim: 32, vocos_num_layers: 2,
          },
          train: {
            max_steps: %d, batch_size: 4, adamw: { lr: 3e-3 }, scheduler: 'exponentiallr',
            valid_interval: %d,
          },
          valid_utterances: 1,
        }
        """
        .formatted(steps, Math.max(2, steps / 10));
  }
}
