package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that a person installs, updates and removes, and those that cannot be installed. */
class PluginLifecycleTest {
  @TempDir Path folder;
  private Product zethus;

  @BeforeEach
  void newHome() {
    zethus = new Product(folder);
  }

  @Test
  void installedPluginIsThereInTheNextProcessUpdatedAndRemoved() {
    Path first = FakePlugins.hum(folder, 1);
    Product.Result installed = zethus.run("install", first.toString());
    assertThat(installed.code()).as(installed.err()).isZero();
    assertThat(installed.out()).contains("installed vocoder/hum 1.0.1");
    assertThat(installed.err()).contains("from     " + first, "sha256", "signed   no");
    assertThat(zethus.run("plugins").out()).containsPattern("vocoder +hum +1.0.1 +ready");

    Product.Result updated = zethus.run("update", FakePlugins.hum(folder, 2).toString());
    assertThat(updated.code()).as(updated.err()).isZero();
    assertThat(zethus.run("plugins").out())
        .containsPattern("vocoder +hum +1.0.2 +ready")
        .doesNotContain("1.0.1");

    assertThat(zethus.run("remove", "hum").out()).contains("removed vocoder/hum 1.0.2");
    assertThat(zethus.run("plugins").out()).doesNotContain("hum");
    assertThat(zethus.plugins()).isEmptyDirectory();
  }

  @Test
  void oneSessionInstallsUpdatesAndRemoves() {
    Product.Result session =
        zethus.run(
            "exec",
            "install %s; update %s; plugins; remove vocoder/hum"
                .formatted(FakePlugins.hum(folder, 1), FakePlugins.hum(folder, 2)));
    assertThat(session.code()).as(session.err()).isZero();
    assertThat(session.out())
        .contains("installed vocoder/hum 1.0.1", "updated vocoder/hum 1.0.2", "removed vocoder/hum")
        .containsPattern("vocoder +hum +1.0.2 +ready");
  }

  @Test
  void pluginOfTheProductIsRemovedAndRestored() {
    assertThat(zethus.run("remove", "ljspeech").code()).isZero();
    assertThat(zethus.run("plugins").out()).doesNotContain("ljspeech");
    assertThat(zethus.run("install", "ljspeech").code()).isZero();
    assertThat(zethus.run("plugins").out()).contains("ljspeech");
  }

  @Test
  void jarThatIsNoBundleIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.jar"), "not a jar at all");
    refused("notes.jar is no jar", "install", text.toString());
    Path plain = folder.resolve("plain.jar");
    try (var out = new java.util.jar.JarOutputStream(Files.newOutputStream(plain))) {
      out.putNextEntry(new java.util.zip.ZipEntry("hello.txt"));
    }
    refused("no OSGi bundle", "install", plain.toString());
  }

  @Test
  void bundleThatLacksAnImportIsRefusedByThePackagesName() {
    Path jar =
        FakePlugins.hum(folder, 3, "")
            .header("Import-Package", "org.example.missing;version=\"[2,3)\",*")
            .build();
    refused("org.example.missing in [2.0.0, 3.0.0)", "install", jar.toString());
  }

  @Test
  void pluginThatThrowsWhenActivatedIsRefusedWithItsReason() {
    Path jar =
        FakePlugins.hum(folder, 4, "if (true) throw new IllegalStateException(\"no such moon\");")
            .build();
    refused("no such moon", "install", jar.toString());
  }

  @Test
  void pluginCalledLikeOneOfAnotherBundleIsRefused() {
    zethus.run("install", FakePlugins.hum(folder, 1).toString());
    Path other =
        FakePlugins.hum(folder, 2, "").header("Bundle-SymbolicName", "org.example.other").build();
    Product.Result refused = zethus.run("install", other.toString());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.messages())
        .singleElement()
        .asString()
        .contains("vocoder/hum is called like that of org.example.hum 1.0.1", "zethus remove");
    assertThat(zethus.run("plugins").out())
        .containsPattern("vocoder +hum +1.0.1 +ready")
        .doesNotContain("1.0.2");
  }

  /** One clashes with another of the folder, one with the product, as after its update. */
  @Test
  void pluginsInTheFolderThatAreCalledAlikeAreToldOfAndLeftOut() throws IOException {
    keep("org.example.a", FakePlugins.hum(folder, 1, ""));
    keep("org.example.b", FakePlugins.hum(folder, 2, ""));
    keep("org.example.c", FakePlugins.vocoder("hifigan", folder, 3, ""));
    Product.Result listed = zethus.run("plugins");
    assertThat(listed.err().lines().filter(line -> line.contains("does not start")))
        .satisfiesExactlyInAnyOrder(
            message ->
                assertThat(message)
                    .contains("org.example.b.jar does not start", "its plugin vocoder/hum")
                    .contains("like that of org.example.a 1.0.1", "zethus remove vocoder/hum"),
            message ->
                assertThat(message)
                    .contains("org.example.c.jar does not start", "its plugin vocoder/hifigan")
                    .contains("like that of org.zethus.hifigan"));
    assertThat(listed.out()).containsPattern("vocoder +hum +1.0.1 +ready").doesNotContain("1.0.2");
  }

  /** Puts a bundle where those of the person lie. */
  private void keep(String name, TestBundle bundle) throws IOException {
    Path jar = bundle.header("Bundle-SymbolicName", name).build();
    Files.createDirectories(zethus.plugins());
    Files.move(jar, zethus.plugins().resolve(name + ".jar"));
  }

  @Test
  void failedUpdateLeavesTheOldVersionInService() {
    zethus.run("install", FakePlugins.hum(folder, 1).toString());
    Path broken =
        FakePlugins.hum(folder, 5, "if (true) throw new IllegalStateException(\"no such moon\");")
            .build();
    Product.Result session = zethus.run("exec", "update %s".formatted(broken));
    assertThat(session.code()).isEqualTo(1);
    assertThat(zethus.run("plugins").out()).containsPattern("vocoder +hum +1.0.1 +ready");
  }

  @Test
  void changedSignedOrUnknownSourcesAreRefused() {
    refused("no file", "install", folder.resolve("nowhere.jar").toString());
    refused("expected mvn:group:artifact:version", "install", "mvn:only-one-part");
    refused("no plugin 'nothing'", "remove", "nothing");
    refused("not installed", "update", FakePlugins.hum(folder, 1).toString());
  }

  private void refused(String reason, String... command) {
    Product.Result result = zethus.run(command);
    assertThat(result.code()).as(result.err()).isEqualTo(1);
    assertThat(result.messages()).hasSize(1).first().asString().contains(reason);
    assertThat(result.err()).doesNotContain("\tat ");
    List<String> left = filesOf(zethus.plugins());
    assertThat(left).isEmpty();
  }

  private static List<String> filesOf(Path path) {
    String[] names = path.toFile().list();
    return names == null ? List.of() : List.of(names);
  }
}
