package org.zethus.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.audio.Signal;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.api.voice.Voice;
import org.zethus.api.voice.VoicePlugin;
import org.zethus.command.UsageException;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;
import org.zethus.runner.Speaker;
import org.zethus.runner.Synthesis;

/** What a benchmark calls; one call makes some seconds of sound. */
interface BenchSubject extends AutoCloseable {
  /** A reader's paragraph: some ten seconds. */
  String TEXT =
      "The north wind and the sun were disputing which was the stronger, when a traveler came along"
          + " wrapped in a warm cloak. They agreed that the one who first succeeded in making the"
          + " traveler take his cloak off should be considered stronger than the other.";

  /** Frames of the mel that a vocoder is given. */
  int FRAMES = 800;

  /** {@return seconds of audio made} {@code first} runs when the first samples are there. */
  double call(CancelSignal cancel, Runnable first);

  @Override
  void close();

  /** A voice, as `say` uses it. */
  static BenchSubject voice(Registry registry, Synthesis synthesis, String id) {
    Voice voice;
    try (Lease<VoicePlugin> plugin = registry.lease(VoicePlugin.class, id)) {
      voice = plugin.get().voice();
    }
    Speaker speaker = synthesis.open(voice, Device.CPU);
    return new BenchSubject() {
      @Override
      public double call(CancelSignal cancel, Runnable first) {
        double[] seconds = {0};
        speaker.speak(
            new TtsRequest(TEXT),
            cancel,
            speech -> {
              first.run();
              seconds[0] += speech.audio().seconds();
            });
        return seconds[0];
      }

      @Override
      public void close() {
        speaker.close();
      }
    };
  }

  /** A vocoder or model with random weights. */
  static BenchSubject untrained(Registry registry, String name, Path configFile) {
    Checkpoint checkpoint = Checkpoint.untrained(name, read(configFile), 0);
    List<String> parts = List.of(name.split("/", 2));
    return switch (parts.get(0)) {
      case "vocoder" ->
          vocoder(
              registry.loaded(
                  VocoderPlugin.class, parts.get(1), checkpoint, Device.CPU, VocoderPlugin::load));
      case "model" ->
          model(
              registry.loaded(
                  ModelPlugin.class, parts.get(1), checkpoint, Device.CPU, ModelPlugin::load));
      default -> throw new UsageException("--plugin takes vocoder/ID or model/ID");
    };
  }

  private static Config read(Path file) {
    try {
      return Config.parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static BenchSubject vocoder(Lease<Vocoder> lease) {
    MelSpec spec = lease.get().melSpec();
    float[] quiet = new float[spec.melBins() * FRAMES];
    Arrays.fill(quiet, -4);
    MelFrames mel = MelFrames.of(spec, FRAMES, quiet);
    float[] low = new float[FRAMES];
    Arrays.fill(low, 120);
    PitchContour pitch = PitchContour.of(low);
    return new BenchSubject() {
      @Override
      public double call(CancelSignal cancel, Runnable first) {
        Waveform audio = lease.get().vocode(mel, pitch, cancel);
        first.run();
        return audio.seconds();
      }

      @Override
      public void close() {
        lease.close();
      }
    };
  }

  private static BenchSubject model(Lease<Model> lease) {
    return new BenchSubject() {
      @Override
      public double call(CancelSignal cancel, Runnable first) {
        double[] seconds = {0};
        Consumer<Generated> sink =
            piece -> {
              first.run();
              seconds[0] += seconds(piece.signal());
            };
        lease.get().stream(new TtsRequest(TEXT), cancel, sink);
        return seconds[0];
      }

      @Override
      public void close() {
        lease.close();
      }
    };
  }

  private static double seconds(Signal signal) {
    if (signal instanceof Waveform waveform) {
      return waveform.seconds();
    }
    if (signal instanceof MelFrames mel) {
      return mel.frames() / mel.spec().frameRate();
    }
    throw new ZethusException("cannot tell how long %s is".formatted(signal));
  }
}
