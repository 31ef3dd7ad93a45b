package org.zethus.api.codec;

import java.util.List;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

/**
 * What a codec takes and makes. Its first codebooks alone may serve as well, at a lower bit rate.
 *
 * @param sampleRate samples per second
 * @param hopLength samples per frame
 * @param codebookSizes entries of each codebook
 * @param leastCodebooks how many, from the first on, are enough to decode
 * @param channels of the waveform
 */
public record CodecFormat(
    int sampleRate, int hopLength, List<Integer> codebookSizes, int leastCodebooks, int channels) {
  public CodecFormat {
    codebookSizes = List.copyOf(codebookSizes);
    if (sampleRate < 1 || hopLength < 1 || codebookSizes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "need a sample rate, a hop length and codebooks of at least 1, found %d, %d and %s"
              .formatted(sampleRate, hopLength, codebookSizes));
    }
    if (leastCodebooks < 1 || leastCodebooks > codebookSizes.size()) {
      throw new IllegalArgumentException(
          "need at least 1 of %d codebooks, found %d"
              .formatted(codebookSizes.size(), leastCodebooks));
    }
    if (channels < 1) {
      throw new IllegalArgumentException("need at least 1 channel, found " + channels);
    }
  }

  /** The format of a codec for one channel. */
  public CodecFormat(
      int sampleRate, int hopLength, List<Integer> codebookSizes, int leastCodebooks) {
    this(sampleRate, hopLength, codebookSizes, leastCodebooks, 1);
  }

  /** {@return the number of codebooks} */
  public int codebooks() {
    return codebookSizes.size();
  }

  /** {@return frames per second} */
  public double frameRate() {
    return (double) sampleRate / hopLength;
  }

  /** {@return how many frames so many samples become; the last one may be part silence} */
  public int frames(int samples) {
    return (int) ((samples + (long) hopLength - 1) / hopLength);
  }

  /** {@return bits per second of the first codebooks} */
  public double bitRate(int codebooks) {
    List<Integer> first = codebookSizes.subList(0, Math.min(codebooks, codebooks()));
    return new CodeSequence(first, frameRate(), new int[first.size()][0]).bitRate();
  }

  /**
   * Refuses what a codec of this format cannot encode.
   *
   * @param codec how the message calls it
   * @throws ZethusException if the waveform has another rate or number of channels
   */
  public void requireWaveform(Waveform waveform, String codec) {
    if (waveform.sampleRate() != sampleRate || waveform.channels() != channels) {
      throw new ZethusException(
          "%s encodes sound of %d channels at %d Hz, found %d at %d Hz; mix and resample it first"
              .formatted(codec, channels, sampleRate, waveform.channels(), waveform.sampleRate()));
    }
  }

  /**
   * Refuses what a codec of this format cannot decode.
   *
   * @param codec how the message calls it
   * @throws ZethusException if the codes are not its own
   */
  public void requireCodes(CodeSequence codes, String codec) {
    int count = codes.codebooks();
    if (count < leastCodebooks
        || count > codebooks()
        || !codes.codebookSizes().equals(codebookSizes.subList(0, count))
        || Math.abs(codes.frameRate() - frameRate()) > 1e-6 * frameRate()) {
      throw new ZethusException(
          "%s decodes at least %d of its codebooks of %s at %s frames per second, found %s. Were they made by another codec?"
              .formatted(codec, leastCodebooks, codebookSizes, frameRate(), codes));
    }
  }
}
