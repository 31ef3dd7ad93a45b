import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Installer;
import org.zethus.install.Offer;

/** Installs spoiled plugins, always the same ones, and counts what became of them. */
@Component(
    service = SpoiledPlugins.class,
    property = {"osgi.command.scope=drive", "osgi.command.function=spoiled"})
public class SpoiledPlugins {
  private final Installer installer;

  @Activate
  public SpoiledPlugins(@Reference Installer installer) {
    this.installer = installer;
  }

  /** drive:spoiled JAR FILES. */
  public void spoiled(String whole, int files) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (JarFile jar = new JarFile(whole)) {
      for (JarEntry entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
        entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
      }
    }
    Random random = new Random(1);
    int installed = 0;
    int refused = 0;
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      Path jar = Files.createTempFile("spoiled", ".jar");
      try {
        write(jar, spoil(entries, random));
        Offer offer = installer.offer(jar.toString());
        installer.install(List.of(offer));
        installer.remove(offer.bundle());
        installed++;
      } catch (ZethusException e) {
        refused++;
      } catch (RuntimeException | Error e) {
        faults.add(i + " " + e);
      } finally {
        Files.delete(jar);
      }
    }
    System.out.println("installed " + installed);
    System.out.println("refused " + refused);
    System.out.println("without_a_message " + faults.size());
    faults.stream().limit(5).forEach(System.out::println);
  }

  /** One entry with one to three other bytes, a piece less, or nothing at all. */
  private static Map<String, byte[]> spoil(Map<String, byte[]> entries, Random random) {
    Map<String, byte[]> spoiled = new LinkedHashMap<>(entries);
    List<String> names = List.copyOf(entries.keySet());
    String name = names.get(random.nextInt(names.size()));
    byte[] content = entries.get(name).clone();
    switch (random.nextInt(4)) {
      case 0 -> content = java.util.Arrays.copyOf(content, random.nextInt(content.length));
      case 1 -> {
        spoiled.remove(name);
        return spoiled;
      }
      default -> {
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
          content[random.nextInt(content.length)] = (byte) random.nextInt();
        }
      }
    }
    spoiled.put(name, content);
    return spoiled;
  }

  private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
  }
}
