package org.zethus.torch.vocoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.MelSpectrogram;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;

/** A corpus of gliding tones: its sound and its mel frames, as stages before would leave them. */
public final class GlidingTones {
  private static final int UTTERANCES = 6;

  private GlidingTones() {}

  /** Writes the corpus and gives it to a run as {@code audio} and {@code mel}. */
  public static void give(TestRunContext context, Path folder, MelSpec spec) {
    List<Utterance> sounds = new ArrayList<>();
    List<Utterance> mels = new ArrayList<>();
    MelSpectrogram extractor = new MelSpectrogram(spec);
    for (int i = 0; i < UTTERANCES; i++) {
      String id = "u" + i;
      float[] samples = glide(1000 + 150 * i, (150.0 + 40 * i) / spec.sampleRate());
      MelFrames mel = extractor.extract(samples);
      Utterance utterance = new Utterance(id, "");
      Path wav = folder.resolve("sounds/audio/" + id + ".wav");
      AudioFiles.write(wav, Waveform.mono(spec.sampleRate(), samples));
      SafeTensors.write(
          folder.resolve("mels/mel/" + id + ".safetensors"),
          Map.of("mel", Tensor.of(mel.values(), spec.melBins(), mel.frames())),
          Map.of());
      sounds.add(utterance.withFiles(Map.of("audio", "audio/" + id + ".wav")));
      mels.add(utterance.withFiles(Map.of("mel", "mel/" + id + ".safetensors")));
    }
    new Manifest(folder.resolve("sounds"), sounds).write();
    new Manifest(folder.resolve("mels"), mels).write();
    context.input("audio", folder.resolve("sounds")).input("mel", folder.resolve("mels"));
  }

  private static float[] glide(int length, double cyclesPerSample) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double phase = 2 * Math.PI * cyclesPerSample * i * (1 + 1e-4 * i);
      samples[i] = (float) (0.3 * Math.sin(phase) + 0.1 * Math.sin(3 * phase));
    }
    return samples;
  }
}
