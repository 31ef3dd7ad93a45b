package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchInstance;

/** A vocoder whose network runs in torch; a call that is cancelled ends at the next block. */
public abstract class TorchVocoder extends TorchInstance implements Vocoder {
  private final String id;
  private final MelSpec spec;

  /**
   * A vocoder.
   *
   * @param id the plugin's, for messages
   * @param weights owned from now on
   */
  protected TorchVocoder(String id, MelSpec spec, StateDict weights) {
    super(weights);
    this.id = id;
    this.spec = spec;
  }

  /**
   * {@return {@code frames * hopLength} samples in [-1, 1]}
   *
   * @param manager for the arrays it starts from
   * @param mel made as {@link #melSpec()} says
   * @param pitch null if there is none
   * @param cancel for work outside of torch, which has no {@linkplain org.zethus.torch.Scope
   *     scopes}
   */
  protected abstract float[] samples(
      NDManager manager, MelFrames mel, @Nullable PitchContour pitch, CancelSignal cancel);

  @Override
  public final MelSpec melSpec() {
    return spec;
  }

  @Override
  public final Waveform vocode(MelFrames mel) {
    return vocode(mel, null, new CancelSignal());
  }

  @Override
  public final Waveform vocode(MelFrames mel, PitchContour pitch) {
    return vocode(mel, pitch, new CancelSignal());
  }

  @Override
  public final Waveform vocode(MelFrames mel, @Nullable PitchContour pitch, CancelSignal cancel) {
    spec.requireSame(mel.spec(), id);
    float[] samples = call(cancel, manager -> samples(manager, mel, pitch, cancel));
    return Waveform.mono(spec.sampleRate(), samples);
  }
}
