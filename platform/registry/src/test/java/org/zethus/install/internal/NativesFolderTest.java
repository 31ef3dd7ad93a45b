package org.zethus.install.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.hub.Proxies;
import org.zethus.install.NativeLibraries;

/** From an archive in a repository to libraries in a folder. */
class NativesFolderTest {
  private static final String ARTIFACT = "org.example:hum-native:1.0:linux-x86_64";
  private static final Map<String, String> FILES =
      Map.of("libhum.so", "native/linux/libhum.so", "1.0-libhum_jni.so", "jni/libhum_jni.so");

  @TempDir Path temporary;
  private Path jar;
  private NativesFolder folder;

  @BeforeEach
  void publish() throws IOException {
    jar = temporary.resolve("repository").resolve(MavenArtifact.parse(ARTIFACT).path());
    Files.createDirectories(jar.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String entry : List.of("native/linux/libhum.so", "jni/libhum_jni.so", "README")) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(StandardCharsets.UTF_8));
      }
    }
    folder = new NativesFolder(temporary.resolve("native"));
  }

  private NativeLibraries natives(Map<String, String> files) throws IOException {
    return new NativeLibraries(
        "hum",
        "linux-x86_64",
        List.of(
            new NativeLibraries.Archive(
                ARTIFACT, Files.size(jar), PluginJar.checksum(jar, "SHA-256"), files)));
  }

  private void fill(NativeLibraries natives, CancelSignal cancel) {
    folder.fill(natives, Map.of(natives.archives().get(0), jar), cancel);
  }

  private Path get(String repository, NativeLibraries natives) throws IOException {
    MavenRepositories repositories = new MavenRepositories(temporary.resolve("empty"), repository);
    return new NativeArchives(repositories, Proxies.NONE)
        .get(
            natives.archives().get(0),
            Files.createDirectories(folder.downloads(natives)),
            new CancelSignal(),
            arrived -> {});
  }

  @Test
  void librariesLieUnderTheirOwnNamesOnceAllAreThere() throws IOException {
    NativeLibraries natives = natives(FILES);
    assertThat(folder.exists()).isFalse();
    assertThat(folder.holds(natives)).isFalse();
    fill(natives, new CancelSignal());
    assertThat(folder.holds(natives)).isTrue();
    Path hum = temporary.resolve("native/linux-x86_64/hum");
    assertThat(hum.resolve("libhum.so")).hasContent("native/linux/libhum.so");
    assertThat(hum.resolve("1.0-libhum_jni.so")).hasContent("jni/libhum_jni.so");
    Files.delete(hum.resolve("libhum.so"));
    assertThat(folder.holds(natives)).isFalse();
  }

  @Test
  void thoseOfAnotherVersionMakeWay() throws IOException {
    fill(natives(FILES), new CancelSignal());
    NativeLibraries next = natives(Map.of("1.1-libhum_jni.so", "jni/libhum_jni.so"));
    assertThat(folder.holds(next)).isFalse();
    fill(next, new CancelSignal());
    assertThat(folder.holds(next)).isTrue();
    try (var files = Files.list(folder.of(next))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("1.1-libhum_jni.so", "natives.json");
    }
  }

  @Test
  void whatIsCutShortCountsForNothing() throws IOException {
    NativeLibraries natives = natives(FILES);
    fill(natives, new CancelSignal());
    CancelSignal cancelled = new CancelSignal();
    cancelled.cancel();
    assertThatThrownBy(() -> fill(natives, cancelled)).isInstanceOf(CancelledException.class);
    assertThat(folder.holds(natives)).isFalse();
    NativeLibraries other = natives(Map.of("libhum.so", "native/mac/libhum.dylib"));
    assertThatThrownBy(() -> fill(other, new CancelSignal()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(jar.toString(), "native/mac/libhum.dylib");
    assertThat(folder.holds(other)).isFalse();
  }

  @Test
  void anArchiveOnThisMachineIsTakenIfItIsTheListedOne() throws IOException {
    NativeLibraries natives = natives(FILES);
    String repository = temporary.resolve("repository").toString();
    assertThat(get(repository, natives)).isEqualTo(jar);
    Files.writeString(jar, "something else");
    assertThatThrownBy(() -> get(repository, natives))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(jar.toString(), "SHA-256", "Delete it");
  }

  @Test
  void anArchiveElsewhereIsFetchedOnce() throws IOException {
    List<String> asked = new ArrayList<>();
    byte[] content = Files.readAllBytes(jar);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/maven2/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:%d/maven2/".formatted(server.getAddress().getPort());
      NativeLibraries natives = natives(FILES);
      assertThat(get(url, natives)).hasBinaryContent(content);
      assertThat(get(url, natives)).startsWith(folder.downloads(natives));
      assertThat(asked).containsExactly("/maven2/" + MavenArtifact.parse(ARTIFACT).path());
      folder.deleteDownloads(natives);
      assertThat(folder.downloads(natives)).doesNotExist();
    } finally {
      server.stop(0);
    }
  }
}
