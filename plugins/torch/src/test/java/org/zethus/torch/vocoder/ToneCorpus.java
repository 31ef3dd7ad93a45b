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

/**
 * A corpus of gliding tones: sound, mel frames and pitch, as the stages before a vocoder's training
 * leave them.
 */
public final class ToneCorpus {
  private static final int UTTERANCES = 6;

  private final Path folder;
  private final MelSpec spec;

  private ToneCorpus(Path folder, MelSpec spec) {
    this.folder = folder;
    this.spec = spec;
  }

  /** Writes the corpus and gives it to a run, as its inputs audio, mel and pitch. */
  public static void give(TestRunContext context, Path folder, MelSpec spec) {
    new ToneCorpus(folder, spec).write();
    context
        .input("audio", folder.resolve("audio"))
        .input("mel", folder.resolve("mel"))
        .input("pitch", folder.resolve("pitch"));
  }

  private void write() {
    List<Utterance> sounds = new ArrayList<>();
    List<Utterance> mels = new ArrayList<>();
    List<Utterance> pitches = new ArrayList<>();
    MelSpectrogram extractor = new MelSpectrogram(spec);
    for (int i = 0; i < UTTERANCES; i++) {
      String id = "u" + i;
      double hertz = 150 + 40 * i;
      float[] samples = glide(1000 + 150 * i, hertz);
      MelFrames mel = extractor.extract(samples);
      String wav = "audio/" + id + ".wav";
      AudioFiles.write(
          folder.resolve("audio").resolve(wav), Waveform.mono(spec.sampleRate(), samples));
      Utterance utterance = new Utterance(id, "");
      sounds.add(utterance.withFiles(Map.of("audio", wav)));
      mels.add(feature(utterance, "mel", Tensor.of(mel.values(), spec.melBins(), mel.frames())));
      pitches.add(feature(utterance, "pitch", Tensor.of(pitch(mel.frames(), hertz), mel.frames())));
    }
    new Manifest(folder.resolve("audio"), sounds).write();
    new Manifest(folder.resolve("mel"), mels).write();
    new Manifest(folder.resolve("pitch"), pitches).write();
  }

  private Utterance feature(Utterance utterance, String name, Tensor values) {
    String file = "%s/%s.safetensors".formatted(name, utterance.id());
    SafeTensors.write(folder.resolve(name).resolve(file), Map.of(name, values), Map.of());
    return utterance.withFiles(Map.of(name, file));
  }

  private float[] glide(int length, double hertz) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      double time = (double) i / spec.sampleRate();
      double phase = 2 * Math.PI * hertz * time * (1 + time);
      samples[i] = (float) (0.3 * Math.sin(phase) + 0.1 * Math.sin(3 * phase));
    }
    return samples;
  }

  /** The glide's frequency, the derivative of its phase over 2 pi. */
  private float[] pitch(int frames, double hertz) {
    float[] pitch = new float[frames];
    for (int i = 0; i < frames; i++) {
      pitch[i] = (float) (hertz * (1 + 2 * (i + 0.5) / spec.frameRate()));
    }
    return pitch;
  }
}
