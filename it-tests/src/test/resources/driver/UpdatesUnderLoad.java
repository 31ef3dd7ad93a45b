import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ObjectName;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.Plugin;
import org.zethus.install.Installer;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;

/**
 * Updates plugins again and again while four threads call them without a pause, and prints what came
 * of it as {@code name value} lines.
 */
@Component(
    service = UpdatesUnderLoad.class,
    property = {"osgi.command.scope=drive", "osgi.command.function=updates"})
public class UpdatesUnderLoad {
  private static final int CALLERS = 4;

  private final Registry registry;
  private final Installer installer;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final List<WeakReference<Bundle>> bundles = new ArrayList<>();
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  @Activate
  public UpdatesUnderLoad(@Reference Registry registry, @Reference Installer installer) {
    this.registry = registry;
    this.installer = installer;
  }

  /**
   * drive:updates SETTLED CALLS 'KIND ID MATERIAL FOLDER'...: of each subject the versions in its
   * folder, one after another, in turn with the other subjects'. Memory is measured after SETTLED
   * updates and at the end, when there were CALLS calls at least.
   */
  public void updates(int settled, int leastCalls, String... named) throws Exception {
    List<Subject<?>> subjects = new ArrayList<>();
    List<List<Path>> versions = new ArrayList<>();
    for (String name : named) {
      String[] words = name.split(" ");
      subjects.add(Subject.of(words[0], words[1], Path.of(words[2])));
      try (var files = Files.list(Path.of(words[3]))) {
        versions.add(files.sorted().toList());
      }
    }
    for (Subject<?> subject : subjects) {
      subject.call(registry);
      remember(subject);
    }
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      int first = i;
      Thread caller = new Thread(() -> callUntilStopped(subjects, first), "caller-" + i);
      caller.start();
      callers.add(caller);
    }
    List<Long> times = new ArrayList<>();
    for (int round = 0; round < versions.get(0).size(); round++) {
      for (int i = 0; i < subjects.size(); i++) {
        times.add(update(subjects.get(i), versions.get(i).get(round)));
        remember(subjects.get(i));
        if (times.size() == settled) {
          print("resident_kb_when_settled", resident());
        }
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
    print(
        "bundles_left",
        bundles.stream()
            .map(WeakReference::get)
            .filter(bundle -> bundle != null && bundle.getState() == Bundle.UNINSTALLED)
            .count());
    // One of each is alive: the version in service.
    print(
        "class_loaders_left",
        loaders.stream().filter(loader -> loader.get() != null).count() - subjects.size());
    print("updates", times.size());
    failures.stream().distinct().limit(5).forEach(System.out::println);
  }

  /** {@return nanoseconds until the new version answers} */
  private long update(Subject<?> subject, Path jar) {
    long began = System.nanoTime();
    String version = installer.update(List.of(installer.offer(jar.toString()))).get(0).version();
    while (!subject.call(registry).equals(version)) {}
    return System.nanoTime() - began;
  }

  private <P extends Plugin> void remember(Subject<P> subject) {
    try (Lease<P> plugin = registry.lease(subject.type, subject.id)) {
      Class<?> version = plugin.get().getClass();
      bundles.add(new WeakReference<>(FrameworkUtil.getBundle(version)));
      loaders.add(new WeakReference<>(version.getClassLoader()));
    }
  }

  private void callUntilStopped(List<Subject<?>> subjects, int first) {
    for (int i = first; !stop.get(); i++) {
      try {
        long began = System.nanoTime();
        subjects.get(i % subjects.size()).call(registry);
        longest.accumulateAndGet(System.nanoTime() - began, Math::max);
      } catch (Throwable e) {
        failures.add(e.toString());
      }
      calls.incrementAndGet();
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
