package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * samples {@code t * hop} to {@code (t + 1) * hop}. What is shorter ends in silence, and in
 * contours with 0.
 */
public final class Crops {
  private final MelSpec spec;
  private final int count;
  private final int frames;
  private final float[] mel;
  private final float[] audio;
  private final Map<String, float[]> contours = new HashMap<>();

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
      List<VocoderCorpus.Item> items,
      MelSpec spec,
      int frames,
      ToIntFunction<VocoderCorpus.Item> start) {
    Crops crops = new Crops(spec, items.size(), frames);
    for (int i = 0; i < items.size(); i++) {
      VocoderCorpus.Item item = items.get(i);
      int index = i;
      int from = start.applyAsInt(item);
      crops.readMel(index, item, from);
      crops.readAudio(index, item, from);
      item.contours().forEach((name, file) -> crops.readContour(index, name, file, from));
    }
    return crops;
  }

  private void readMel(int index, VocoderCorpus.Item item, int from) {
    try (SafeTensors file = SafeTensors.open(item.mel())) {
      Tensor tensor = file.get(VocoderCorpus.MEL);
      FloatBuffer values = FloatBuffer.wrap(tensor.floats());
      int length = Math.min(frames, item.frames() - from);
      for (int bin = 0; bin < spec.melBins(); bin++) {
        values.get(
            bin * item.frames() + from, mel, (index * spec.melBins() + bin) * frames, length);
      }
    }
  }

  private void readAudio(int index, VocoderCorpus.Item item, int from) {
    Waveform waveform = AudioFiles.read(item.audio());
    if (waveform.sampleRate() != spec.sampleRate() || waveform.channels() != 1) {
      throw new ZethusException(
          ("%s has %d channels of %d Hz, the mel frames are of mono sound of %d Hz. Give the stage"
                  + " that made the sound the same preprocess.sample_rate.")
              .formatted(
                  item.audio(), waveform.channels(), waveform.sampleRate(), spec.sampleRate()));
    }
    int hop = spec.hopLength();
    copy(waveform.samples(), from * hop, audio, index * frames * hop, frames * hop);
  }

  private void readContour(int index, String name, Path path, int from) {
    float[] values = contours.computeIfAbsent(name, any -> new float[count * frames]);
    try (SafeTensors file = SafeTensors.open(path)) {
      copy(file.get(name).floats(), from, values, index * frames, frames);
    }
  }

  /** Copies what there is. */
  private static void copy(float[] from, int begin, float[] to, int at, int length) {
    int first = Math.min(begin, from.length);
    System.arraycopy(from, first, to, at, Math.min(length, from.length - first));
  }

  /** {@return how many frames each piece has} */
  public int frames() {
    return frames;
  }

  /** {@return log-mel values, (B, mel bins, frames)} */
  public NDArray mel(NDManager manager) {
    return Tensors.of(manager, mel, count, spec.melBins(), frames);
  }

  /**
   * {@return one number per frame, (B, frames)}
   *
   * @param name one of {@link TrainableVocoder#contours}
   */
  public NDArray contour(NDManager manager, String name) {
    float[] values = contours.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "no contour '%s'; there are %s".formatted(name, contours.keySet()));
    }
    return Tensors.of(manager, values, count, frames);
  }

  /**
   * {@return samples, (B, samples)}
   *
   * @param samples how many of the {@code frames * hopLength}
   */
  public NDArray audio(NDManager manager, long samples) {
    NDArray whole = Tensors.of(manager, audio, count, (long) frames * spec.hopLength());
    return samples == whole.getShape().get(1) ? whole : whole.get(":, :{}", samples);
  }
}
