package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.torch.Tensors;

/**
 * Pieces of utterances, equally long: mel frames and the samples they cover, frame {@code t} the
 * samples {@code t * hop} to {@code (t + 1) * hop}. What is shorter ends in silence.
 */
final class Crops {
  private final MelSpec spec;
  private final int count;
  private final int frames;
  private final float[] mel;
  private final float[] audio;

  private Crops(MelSpec spec, int count, int frames) {
    this.spec = spec;
    this.count = count;
    this.frames = frames;
    mel = new float[count * spec.melBins() * frames];
    audio = new float[count * frames * spec.hopLength()];
    Arrays.fill(mel, (float) Math.log(spec.logFloor()));
  }

  /**
   * Reads one piece of each utterance.
   *
   * @param frames length of a piece
   * @param start where the piece of an utterance begins, in frames
   * @throws ZethusException if a sound has another rate or more than one channel
   */
  static Crops read(
      List<VocosCorpus.Item> items,
      MelSpec spec,
      int frames,
      ToIntFunction<VocosCorpus.Item> start) {
    Crops crops = new Crops(spec, items.size(), frames);
    for (int i = 0; i < items.size(); i++) {
      int from = start.applyAsInt(items.get(i));
      crops.readMel(i, items.get(i), from);
      crops.readAudio(i, items.get(i), from);
    }
    return crops;
  }

  private void readMel(int index, VocosCorpus.Item item, int from) {
    try (SafeTensors file = SafeTensors.open(item.mel())) {
      Tensor tensor = file.get(VocosCorpus.MEL);
      FloatBuffer values = FloatBuffer.wrap(tensor.floats());
      int length = Math.min(frames, item.frames() - from);
      for (int bin = 0; bin < spec.melBins(); bin++) {
        values.get(
            bin * item.frames() + from, mel, (index * spec.melBins() + bin) * frames, length);
      }
    }
  }

  private void readAudio(int index, VocosCorpus.Item item, int from) {
    Waveform waveform = AudioFiles.read(item.audio());
    if (waveform.sampleRate() != spec.sampleRate() || waveform.channels() != 1) {
      throw new ZethusException(
          ("%s has %d channels of %d Hz, the mel frames are of mono sound of %d Hz. Give the stage"
                  + " that made the sound the same preprocess.sample_rate.")
              .formatted(
                  item.audio(), waveform.channels(), waveform.sampleRate(), spec.sampleRate()));
    }
    float[] samples = waveform.samples();
    int first = Math.min(from * spec.hopLength(), samples.length);
    int length = frames * spec.hopLength();
    System.arraycopy(
        samples, first, audio, index * length, Math.min(length, samples.length - first));
  }

  /** {@return log-mel values, (B, mel bins, frames)} */
  NDArray mel(NDManager manager) {
    return Tensors.of(manager, mel, count, spec.melBins(), frames);
  }

  /**
   * {@return samples, (B, samples)}
   *
   * @param samples how many of the {@code frames * hopLength}
   */
  NDArray audio(NDManager manager, long samples) {
    NDArray whole = Tensors.of(manager, audio, count, (long) frames * spec.hopLength());
    return samples == whole.getShape().get(1) ? whole : whole.get(":, :{}", samples);
  }
}
