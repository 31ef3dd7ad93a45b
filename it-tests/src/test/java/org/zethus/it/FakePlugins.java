package org.zethus.it;

import java.nio.file.Path;

/** Plugins to install: a vocoder that says its version, and ones that cannot be installed. */
final class FakePlugins {
  static final String NAME = "org.example.hum";

  private FakePlugins() {}

  /** A vocoder {@code hum}: every sample is {@code version / 1000}. */
  static Path hum(Path folder, int version) {
    return hum(folder, version, "").build();
  }

  /** The same, with more in its plugin's constructor. */
  static TestBundle hum(Path folder, int version, String constructor) {
    return vocoder("hum", folder, version, constructor);
  }

  /** The same under another id. */
  static TestBundle vocoder(String id, Path folder, int version, String constructor) {
    return new TestBundle(folder, NAME, "1.0." + version)
        .type(
            "org.example.hum.HumPlugin",
            """
            import org.osgi.service.component.annotations.Component;
            import org.zethus.api.plugin.*;
            import org.zethus.api.vocoder.*;
            @Component @PluginId("%s")
            public class HumPlugin implements VocoderPlugin {
              public HumPlugin() { %s }
              public Vocoder load(Checkpoint checkpoint, Device device) { return new Hum(); }
            }
            """
                .formatted(id, constructor))
        .type(
            "org.example.hum.Hum",
            """
            import java.util.concurrent.locks.LockSupport;
            import org.zethus.api.audio.*;
            import org.zethus.api.vocoder.Vocoder;
            final class Hum implements Vocoder {
              private static final float VERSION = %d / 1000f;
              private volatile boolean closed;
              public MelSpec melSpec() { return new MelSpec(16000, 512, 512, 128, 40, 0, 8000); }
              public Waveform vocode(MelFrames mel) {
                long end = System.nanoTime() + 5_000_000;
                while (System.nanoTime() < end) {
                  if (closed) throw new IllegalStateException("closed under a running call");
                  LockSupport.parkNanos(500_000);
                }
                float[] samples = new float[128 * mel.frames()];
                java.util.Arrays.fill(samples, VERSION);
                return Waveform.mono(16000, samples);
              }
              public void close() { closed = true; }
            }
            """
                .formatted(version));
  }
}
