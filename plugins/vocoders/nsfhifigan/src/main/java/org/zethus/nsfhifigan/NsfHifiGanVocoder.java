package org.zethus.nsfhifigan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.vocoder.Pieces;
import org.zethus.torch.vocoder.TorchVocoder;

/**
 * NSF-HiFiGAN as a vocoder. It needs F0: the phases of the source run through the whole utterance,
 * everything else is computed in pieces. Its noise is the same in every call.
 */
final class NsfHifiGanVocoder extends TorchVocoder {
  private final NsfHifiGan network;
  private final Pieces pieces;

  /**
   * A vocoder.
   *
   * @param weights owned from now on
   * @param piece frames that are computed together
   */
  NsfHifiGanVocoder(NsfHifiGanConfig config, StateDict weights, int piece) {
    super("nsfhifigan", config.mel(), weights);
    network =
        new NsfHifiGan(
            weights,
            config.mel().melBins(),
            config.mel().sampleRate(),
            config.model().nsfhifigan());
    pieces = new Pieces(piece, network.reach(), config.mel().hopLength());
  }

  @Override
  public boolean needsPitch() {
    return true;
  }

  @Override
  protected float[] samples(
      NDManager manager, MelFrames mel, @Nullable PitchContour pitch, CancelSignal cancel) {
    if (pitch == null) {
      throw new ZethusException(
          "nsfhifigan needs F0 beside mel frames. Give it a contour, or take a vocoder that needs none,"
              + " e.g. hifigan.");
    }
    if (pitch.frames() != mel.frames()) {
      throw new ZethusException(
          "found F0 of %d frames, the mel has %d; make both with the same hop_size"
              .formatted(pitch.frames(), mel.frames()));
    }
    return mel.frames() == 0 ? new float[0] : samples(manager, mel.values(), pitch);
  }

  private float[] samples(NDManager manager, float[] mel, PitchContour pitch) {
    HarmonicSource source = network.source();
    HarmonicSource.Phases phases =
        source.phases(
            Tensors.of(manager, pitch.hertz(), 1, pitch.frames()),
            Tensors.of(manager, Draw.initial(source.sines()), 1, source.sines()));
    return pieces.join(
        pitch.frames(),
        (first, last) -> piece(manager, mel, phases.frames(first, last), first, last));
  }

  private float[] piece(
      NDManager manager, float[] mel, HarmonicSource.Phases phases, int first, int last) {
    HarmonicSource source = network.source();
    int samples = (last - first) * melSpec().hopLength();
    float[] noise = Draw.noise(first, last, melSpec().hopLength() * source.sines());
    NDArray excitation =
        source.merge(source.sines(phases, Tensors.of(manager, noise, 1, samples, source.sines())));
    float[] columns = Pieces.columns(mel, melSpec().melBins(), first, last);
    NDArray x = Tensors.of(manager, columns, 1, melSpec().melBins(), last - first);
    // Odd rates lose some samples at the end.
    return Arrays.copyOf(Tensors.floats(network.forward(x, excitation)), samples);
  }
}
