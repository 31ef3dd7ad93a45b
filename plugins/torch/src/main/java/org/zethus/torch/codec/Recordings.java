package org.zethus.torch.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.torch.Tensors;

/** Pieces of recordings, equally long; what is shorter ends in silence. */
public final class Recordings {
  private final int sampleRate;
  private final List<Place> places;
  private final float[][] pieces;
  private final long seed;

  /**
   * Where a piece is from.
   *
   * @param id of the utterance
   * @param from the piece's first sample
   */
  public record Place(String id, int from) {}

  private Recordings(int sampleRate, List<Place> places, float[][] pieces, long seed) {
    this.sampleRate = sampleRate;
    this.places = List.copyOf(places);
    this.pieces = pieces;
    this.seed = seed;
  }

  /** Cuts a piece of each recording, anywhere. */
  static Recordings cut(List<CodecCorpus.Item> items, CodecSettings.Piece spec, Random random) {
    List<Place> places = new ArrayList<>();
    float[][] pieces = new float[items.size()][];
    for (int i = 0; i < pieces.length; i++) {
      float[] samples = read(items.get(i).audio(), spec.sampleRate());
      int from = random.nextInt(Math.max(1, samples.length - spec.segmentSize() + 1));
      pieces[i] = Arrays.copyOfRange(samples, from, from + spec.segmentSize());
      places.add(new Place(items.get(i).id(), from));
    }
    return new Recordings(spec.sampleRate(), places, pieces, random.nextLong());
  }

  /** Takes a whole recording, and silence behind it where it is shorter than a piece. */
  static Recordings whole(CodecCorpus.Item item, CodecSettings.Piece spec) {
    float[] samples = read(item.audio(), spec.sampleRate());
    int length = Math.max(samples.length, spec.segmentSize());
    float[][] pieces = {Arrays.copyOf(samples, length)};
    return new Recordings(spec.sampleRate(), List.of(new Place(item.id(), 0)), pieces, 0);
  }

  private static float[] read(Path file, int sampleRate) {
    Waveform waveform = AudioFiles.read(file);
    if (waveform.sampleRate() != sampleRate || waveform.channels() != 1) {
      throw new ZethusException(
          ("%s has %d channels of %d Hz, the codec is for mono sound of %d Hz. Give the stage that"
                  + " made the sound the same preprocess.sample_rate.")
              .formatted(file, waveform.channels(), waveform.sampleRate(), sampleRate));
    }
    return waveform.samples();
  }

  /** {@return how many there are} */
  public int count() {
    return pieces.length;
  }

  /** {@return where each is from} */
  public List<Place> places() {
    return places;
  }

  /** {@return how long each is} */
  public int samples() {
    return pieces[0].length;
  }

  /** {@return one piece's samples, as a waveform} */
  public Waveform waveform(int item) {
    return Waveform.mono(sampleRate, pieces[item]);
  }

  /** {@return the samples, (B, samples)} */
  public NDArray audio(NDManager manager) {
    float[] all = new float[count() * samples()];
    for (int i = 0; i < pieces.length; i++) {
      System.arraycopy(pieces[i], 0, all, i * samples(), samples());
    }
    return Tensors.of(manager, all, count(), samples());
  }

  /** {@return what a training step on these decides by, e.g. how many codebooks an item has} */
  public Random random() {
    return new Random(seed);
  }
}
