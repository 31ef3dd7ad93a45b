package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;

/**
 * A vocoder that needs nothing but mel frames: each bundle gives its network, and how far it looks.
 */
public final class MelVocoder extends TorchInstance implements Vocoder {
  private final String id;
  private final MelSpec spec;
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
    super(weights);
    this.id = id;
    this.spec = spec;
    this.network = network;
  }

  @Override
  public MelSpec melSpec() {
    return spec;
  }

  @Override
  public Waveform vocode(MelFrames mel) {
    spec.requireSame(mel.spec(), id);
    float[] values = mel.values();
    float[] samples =
        call(
            manager ->
                network
                    .pieces()
                    .join(mel.frames(), (first, last) -> audio(manager, values, first, last)));
    return Waveform.mono(spec.sampleRate(), samples);
  }

  private float[] audio(NDManager manager, float[] mel, int first, int last) {
    float[] piece = Pieces.columns(mel, spec.melBins(), first, last);
    NDArray x = Tensors.of(manager, piece, 1, spec.melBins(), last - first);
    return Tensors.floats(network.forward().apply(x));
  }
}
