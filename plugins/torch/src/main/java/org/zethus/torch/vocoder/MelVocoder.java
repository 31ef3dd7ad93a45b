package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * A vocoder that needs nothing but mel frames: each bundle gives its network, and how far it looks.
 */
public final class MelVocoder extends TorchVocoder {
  private final Network network;

  /**
   * A network as a vocoder sees it.
   *
   * @param forward mel frames (1, mel bins, T) to samples, {@code T * hopLength} or more in all
   * @param pieces how long mels are cut
   */
  public record Network(UnaryOperator<NDArray> forward, Pieces pieces) {}

  /**
   * A vocoder.
   *
   * @param id the plugin's, for messages
   * @param weights owned from now on
   */
  public MelVocoder(String id, StateDict weights, MelSpec spec, Network network) {
    super(id, spec, weights);
    this.network = network;
  }

  @Override
  protected float[] samples(
      NDManager manager, MelFrames mel, @Nullable PitchContour pitch, CancelSignal cancel) {
    float[] values = mel.values();
    return network
        .pieces()
        .join(mel.frames(), (first, last) -> audio(manager, values, first, last));
  }

  private float[] audio(NDManager manager, float[] mel, int first, int last) {
    int bins = melSpec().melBins();
    float[] piece = Pieces.columns(mel, bins, first, last);
    NDArray x = Tensors.of(manager, piece, 1, bins, last - first);
    return Tensors.floats(network.forward().apply(x));
  }
}
