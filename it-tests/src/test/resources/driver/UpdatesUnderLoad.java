import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ObjectName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.install.Installer;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;

/**
 * Updates a vocoder again and again while four threads call it without a pause, and prints what came
 * of it as {@code name value} lines.
 */
@Component(
    service = UpdatesUnderLoad.class,
    property = {"osgi.command.scope=drive", "osgi.command.function=updates"})
public class UpdatesUnderLoad {
  private static final int CALLERS = 4;
  private static final int FRAMES = 8;

  private final Registry registry;
  private final Installer installer;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  @Activate
  public UpdatesUnderLoad(@Reference Registry registry, @Reference Installer installer) {
    this.registry = registry;
    this.installer = installer;
  }

  /**
   * drive:updates ID CONFIG FOLDER SETTLED CALLS: the versions in the folder, one after another.
   * Memory is measured after SETTLED of them and at the end, when there were CALLS calls at least.
   */
  public void updates(String id, String configFile, String folder, int settled, int leastCalls)
      throws Exception {
    Config config = Config.parse(Files.readString(Path.of(configFile)), configFile);
    Checkpoint checkpoint = Checkpoint.untrained(id, config, 1);
    List<Path> jars;
    try (var files = Files.list(Path.of(folder))) {
      jars = files.sorted().toList();
    }
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    call(id, checkpoint);
    loaders.add(loader(id));
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Thread caller = new Thread(() -> callUntilStopped(id, checkpoint), "caller-" + i);
      caller.start();
      callers.add(caller);
    }
    List<Long> times = new ArrayList<>();
    int done = 0;
    for (Path jar : jars) {
      long began = System.nanoTime();
      String version = installer.update(List.of(installer.offer(jar.toString()))).get(0).version();
      while (!call(id, checkpoint).equals(version)) {}
      times.add(System.nanoTime() - began);
      loaders.add(loader(id));
      if (++done == settled) {
        print("resident_kb_when_settled", resident());
      }
    }
    while (calls.get() < leastCalls) {
      Thread.sleep(10);
    }
    print("resident_kb_at_the_end", resident());
    stop.set(true);
    for (Thread caller : callers) {
      caller.join();
    }
    resident(); // collects
    Collections.sort(times);
    print("calls", calls.get());
    print("failed", failures.size());
    print("longest_call_ms", longest.get() / 1_000_000);
    print("median_update_ms", times.get(times.size() / 2) / 1_000_000);
    print("longest_update_ms", times.get(times.size() - 1) / 1_000_000);
    // One is alive: the version in service.
    print("class_loaders_left", loaders.stream().filter(loader -> loader.get() != null).count() - 1);
    failures.stream().distinct().limit(5).forEach(System.out::println);
  }

  private WeakReference<ClassLoader> loader(String id) {
    try (Lease<VocoderPlugin> plugin = registry.lease(VocoderPlugin.class, id)) {
      return new WeakReference<>(plugin.get().getClass().getClassLoader());
    }
  }

  private void callUntilStopped(String id, Checkpoint checkpoint) {
    while (!stop.get()) {
      try {
        long began = System.nanoTime();
        call(id, checkpoint);
        long took = System.nanoTime() - began;
        longest.accumulateAndGet(took, Math::max);
      } catch (Throwable e) {
        failures.add(e.toString());
      }
      calls.incrementAndGet();
    }
  }

  /** One call, checked. Returns the version that answered. */
  private String call(String id, Checkpoint checkpoint) {
    try (Lease<Vocoder> lease =
        registry.loaded(VocoderPlugin.class, id, checkpoint, Device.CPU, VocoderPlugin::load)) {
      MelSpec spec = lease.get().melSpec();
      float[] values = new float[spec.melBins() * FRAMES];
      Random random = new Random(1);
      for (int i = 0; i < values.length; i++) {
        values[i] = -5 + random.nextFloat();
      }
      Waveform waveform = lease.get().vocode(MelFrames.of(spec, FRAMES, values));
      if (waveform.length() != FRAMES * spec.hopLength()) {
        throw new IllegalStateException("wrong length " + waveform.length());
      }
      for (float sample : waveform.samples()) {
        if (!Float.isFinite(sample)) {
          throw new IllegalStateException("wrong sample " + sample);
        }
      }
      return lease.plugin().version();
    }
  }

  /**
   * Resident memory when collecting and trimming bring it down no further. A compiler at work holds
   * some megabytes for a moment, so that rounds in which it was busy only count if they bring less.
   */
  private static long resident() throws Exception {
    long least = Long.MAX_VALUE;
    long compiled = 0;
    for (int quiet = 0, rounds = 0; quiet < 5 && rounds < 30; quiet++, rounds++) {
      System.gc();
      Thread.sleep(1000); // other threads free what was collected
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "systemTrimNativeHeap",
              null,
              null);
      long now = residentNow();
      long before = compiled;
      compiled = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
      if (now < 0.99 * least || compiled - before > 20) {
        quiet = 0;
      }
      least = Math.min(least, now);
    }
    return least;
  }

  private static long residentNow() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmRSS");
  }

  private static void print(String name, long value) {
    System.out.println(name + " " + value);
  }
}
