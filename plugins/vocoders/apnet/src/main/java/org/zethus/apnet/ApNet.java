package org.zethus.apnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Random;
import org.zethus.api.audio.MelSpec;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.hifigan.ResBlock;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.InverseStft;

/**
 * APNet: one predictor gives each mel frame its log-amplitude spectrum, another its phase spectrum;
 * the inverse transform makes the waveform. Mel frames (B, mel bins, T) to samples (B, N).
 *
 * @see <a href="https://arxiv.org/abs/2305.07952">Ai &amp; Ling 2023, figure 1</a>
 */
final class ApNet {
  static final TorchScript SCRIPT = TorchScript.beside(ApNet.class, "apnet.py");

  private final ResNet asp;
  private final ResNet psp;
  private final Conv1d logAmplitude;
  private final Conv1d pseudoReal;
  private final Conv1d pseudoImag;
  private final InverseStft inverse;
  private final int reach;

  /**
   * A predicted spectrum, (B, bins, T).
   *
   * @param logAmplitude natural logarithm of the amplitude
   * @param phase in (-pi, pi]
   */
  record Spectrum(NDArray logAmplitude, NDArray phase) {
    NDArray real() {
      return logAmplitude.exp().mul(phase.cos());
    }

    NDArray imag() {
      return logAmplitude.exp().mul(phase.sin());
    }
  }

  /** Takes the weights whose names begin with {@code ASP} and {@code PSP}. */
  ApNet(StateDict weights, MelSpec mel, ApNetConfig.Network config) {
    int bins = mel.nFft() / 2 + 1;
    asp = new ResNet(weights, mel.melBins(), config.asp());
    psp = new ResNet(weights, mel.melBins(), config.psp());
    int real = config.pspOutputRealKernelSize();
    int imag = config.pspOutputImagKernelSize();
    int amplitude = config.aspOutputConvKernelSize();
    logAmplitude = ResNet.conv(weights.at("ASP_output_conv"), config.aspChannel(), bins, amplitude);
    pseudoReal = ResNet.conv(weights.at("PSP_output_R_conv"), config.pspChannel(), bins, real);
    pseudoImag = ResNet.conv(weights.at("PSP_output_I_conv"), config.pspChannel(), bins, imag);
    inverse = InverseStft.same(hann(weights.manager(), mel.nFft()), mel.hopLength());
    int ofAmplitude = asp.reach() + ResBlock.reach(amplitude, 1);
    int ofPhase = psp.reach() + ResBlock.reach(Math.max(real, imag), 1);
    reach = Math.max(ofAmplitude, ofPhase) + inverse.reach();
  }

  /** {@return a periodic Hann window that outlives the call it is made in} */
  static NDArray hann(NDManager manager, int length) {
    float[] values = new float[length];
    InverseStft.hann(length).fill(values, new Random(0));
    NDArray window = Tensors.of(manager, values, length);
    NDScope.unregister(window);
    return window;
  }

  Spectrum spectrum(NDArray mel) {
    NDArray p = psp.forward(mel);
    NDArray phase = SCRIPT.call("angle", pseudoImag.forward(p), pseudoReal.forward(p));
    return new Spectrum(logAmplitude.forward(asp.forward(mel)), phase);
  }

  /** {@return samples, (B, N); with even sizes N is {@code T * hop}} */
  NDArray audio(Spectrum spectrum) {
    NDArray magnitudes = spectrum.logAmplitude().exp().swapAxes(1, 2);
    long frames = magnitudes.getShape().get(1);
    return inverse.forward(magnitudes, spectrum.phase().swapAxes(1, 2), inverse.samples(frames));
  }

  NDArray forward(NDArray mel) {
    return audio(spectrum(mel));
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    return reach;
  }
}
