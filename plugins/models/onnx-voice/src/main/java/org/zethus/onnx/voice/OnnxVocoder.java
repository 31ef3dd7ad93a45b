package org.zethus.onnx.voice;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.dsp.Spectrogram;
import org.zethus.dsp.Stft;
import org.zethus.onnx.OnnxSession;

/**
 * A vocoder's graph: mel frames in; of HiFi-GAN (arXiv 2010.05646) samples out, of Vocos (arXiv
 * 2306.00814) magnitudes and the cosines and sines of phases, which the inverse transform joins
 * here.
 */
final class OnnxVocoder implements Vocoder {
  /** Where the metadata does not say; what sherpa-onnx takes for granted too. */
  private static final int SAMPLE_RATE = 22050;

  private static final int SPECTRA = 3;

  private final OnnxSession session;
  private final MelSpec spec;
  private final Stft stft;
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * A vocoder.
   *
   * @param session owned from now on
   * @throws ZethusException if it takes no mel frames
   */
  OnnxVocoder(OnnxSession session) {
    this.session = session;
    Metadata metadata = new Metadata(session);
    spec = PublishedMel.spec(metadata.number("sample_rate", SAMPLE_RATE), bins(session), metadata);
    stft = new Stft(spec.nFft(), spec.winLength(), spec.hopLength(), Padding.CENTER_REFLECT);
  }

  private static int bins(OnnxSession session) {
    List<String> names = session.inputNames();
    long[] shape = names.size() == 1 ? session.input(names.get(0)).shape() : new long[0];
    if (shape.length != 3) {
      throw new ZethusException(
          "the graph %s takes %s; expected a vocoder, which takes mel frames (1, mel bins, frames)"
              .formatted(session.name(), names));
    }
    return shape[1] > 0 ? (int) shape[1] : PublishedMel.BINS;
  }

  @Override
  public MelSpec melSpec() {
    return spec;
  }

  @Override
  public Waveform vocode(MelFrames mel) {
    spec.requireSame(mel.spec(), "onnx-vocoder");
    session.requireOpen();
    float[] samples = mel.frames() == 0 ? new float[0] : samples(mel);
    return Waveform.mono(
        spec.sampleRate(), Arrays.copyOf(samples, mel.frames() * spec.hopLength()));
  }

  private float[] samples(MelFrames mel) {
    Tensor input = Tensor.of(mel.values(), 1, spec.melBins(), mel.frames());
    turn.lock();
    try {
      Map<String, Tensor> made = session.run(Map.of(session.inputNames().get(0), input));
      Tensor audio =
          made.size() == SPECTRA ? inverse(made, mel.frames()) : made.values().iterator().next();
      return SpeakingGraph.samples(audio);
    } finally {
      turn.unlock();
    }
  }

  private Tensor inverse(Map<String, Tensor> made, int frames) {
    Iterator<Tensor> tensors = made.values().iterator();
    float[] magnitude = tensors.next().floats();
    float[] real = tensors.next().floats();
    float[] imag = tensors.next().floats();
    if (magnitude.length != stft.bins() * frames
        || real.length != magnitude.length
        || imag.length != magnitude.length) {
      throw new ZethusException(
          "the graph %s made %s; expected %d bins of %d frames each"
              .formatted(session.name(), made, stft.bins(), frames));
    }
    for (int i = 0; i < magnitude.length; i++) {
      real[i] *= magnitude[i];
      imag[i] *= magnitude[i];
    }
    float[] samples = stft.inverse(new Spectrogram(stft.bins(), frames, real, imag));
    return Tensor.of(samples, samples.length);
  }

  @Override
  public void close() {
    session.close();
  }
}
