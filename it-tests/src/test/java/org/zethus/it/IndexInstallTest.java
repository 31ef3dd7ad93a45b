package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.repository.ResourcesRepository;
import aQute.bnd.osgi.repository.XMLResourceGenerator;
import aQute.bnd.osgi.resource.ResourceBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that come from an index, with what they need. */
class IndexInstallTest {
  private static final String NEEDS_LIBRARY = "org.example.lib;version=\"[1,2)\",*";

  @TempDir Path folder;
  private Product zethus;

  @BeforeEach
  void newHome() {
    zethus = new Product(folder);
  }

  @Test
  void whatAPluginNeedsComesAlongAndTellsWhoNeedsIt() throws Exception {
    String index = index(library(), needy(1), needy(2));
    Product.Result installed = zethus.run("install", "hum", "--index", index);
    assertThat(installed.code()).as(installed.err()).isZero();
    assertThat(installed.out()).contains("installed vocoder/hum 1.0.2");
    assertThat(installed.err())
        .contains("org.example.lib 1.0.0", "verified SHA-256 of " + index, "index    " + index);

    assertThat(zethus.run("plugins", "org.example.lib").out())
        .containsPattern("needed by +org.example.hum");
    Product.Result needed = zethus.run("remove", "org.example.lib");
    assertThat(needed.code()).isEqualTo(1);
    assertThat(needed.messages()).singleElement().asString().contains("needed by org.example.hum");

    Product.Result lower = zethus.run("update", "hum@1.0.1", "--index", index);
    assertThat(lower.code()).as(lower.err()).isZero();
    assertThat(zethus.run("plugins", "hum").out())
        .containsPattern("version +1.0.1")
        .containsPattern("from +" + folder);
    assertThat(zethus.run("update", "hum").out()).contains("updated vocoder/hum 1.0.2");
    assertThat(zethus.run("exec", "remove hum; remove org.example.lib").code()).isZero();
    assertThat(zethus.plugins()).isEmptyDirectory();
  }

  @Test
  void whatNobodyHasIsNamed() throws Exception {
    refused(
        "(osgi.wiring.package=org.example.lib)(version>=1.0.0)",
        "install",
        "hum",
        "--index",
        index(needy(1)));
  }

  @Test
  void jarOtherThanTheIndexSaysIsRefused() throws Exception {
    Path library = library();
    String index = index(library, needy(1));
    Files.copy(
        new TestBundle(Files.createDirectory(folder.resolve("other")), "org.example.lib", "1.0.0")
            .type("org.example.lib.Other", "public class Other {}")
            .header("Export-Package", "org.example.lib;version=1.0.0")
            .build(),
        library,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    refused("org.example.lib-1.0.0.jar: SHA-256 is", "install", "hum", "--index", index);
  }

  @Test
  void brokenPluginLeavesNothingOfWhatItNeeds() throws Exception {
    Path broken =
        FakePlugins.hum(folder, 3, "if (true) throw new IllegalStateException(\"no such moon\");")
            .header("Import-Package", NEEDS_LIBRARY)
            .build();
    refused("no such moon", "install", "hum", "--index", index(library(), broken));
  }

  private void refused(String reason, String... command) {
    Product.Result result = zethus.run(command);
    assertThat(result.code()).as(result.err()).isEqualTo(1);
    assertThat(result.messages()).singleElement().asString().contains(reason);
    assertThat(zethus.run("plugins", "org.example.lib").code()).isEqualTo(1);
    assertThat(zethus.plugins()).doesNotExist();
  }

  private Path library() {
    return new TestBundle(folder, "org.example.lib", "1.0.0")
        .type("org.example.lib.Library", "public class Library {}")
        .header("Export-Package", "org.example.lib;version=1.0.0")
        .build();
  }

  private Path needy(int version) {
    return FakePlugins.hum(folder, version, "").header("Import-Package", NEEDS_LIBRARY).build();
  }

  /** {@return an index of jars beside it, as bnd writes it} */
  private String index(Path... jars) throws Exception {
    ResourcesRepository repository = new ResourcesRepository();
    for (Path jar : List.of(jars)) {
      ResourceBuilder resource = new ResourceBuilder();
      resource.addFile(jar.toFile(), URI.create(jar.getFileName().toString()));
      repository.add(resource.build());
    }
    Path index = folder.resolve("index.xml");
    new XMLResourceGenerator().name("examples").repository(repository).save(index.toFile());
    return index.toString();
  }
}
