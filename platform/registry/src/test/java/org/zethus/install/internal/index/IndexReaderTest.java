package org.zethus.install.internal.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;
import org.osgi.resource.Capability;
import org.zethus.api.plugin.ZethusException;

class IndexReaderTest {
  private static final int FILES = Integer.getInteger("fuzz.files", 300);

  private static final String INDEX =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <repository increment="1" name="examples" xmlns="http://www.osgi.org/xmlns/repository/v1.0.0">
        <referral depth="1" url="more.xml"/>
        <resource>
          <capability namespace="osgi.identity">
            <attribute name="osgi.identity" value="org.example.hum"/>
            <attribute name="version" type="Version" value="1.0.0"/>
          </capability>
          <capability namespace="osgi.content">
            <attribute name="osgi.content" value="ab12"/>
            <attribute name="url" value="hum-1.0.0.jar"/>
            <attribute name="size" type="Long" value="1234"/>
          </capability>
          <capability namespace="osgi.service">
            <attribute name="objectClass" type="List&lt;String&gt;" value="org.example.A, org.example.B"/>
          </capability>
          <requirement namespace="osgi.wiring.package">
            <directive name="filter" value="(osgi.wiring.package=org.example.lib)"/>
          </requirement>
        </resource>
        <resource>
          <capability namespace="osgi.identity">
            <attribute name="osgi.identity" value="org.example.hum"/>
            <attribute name="version" type="Version" value="1.10.0"/>
          </capability>
        </resource>
        <resource>
          <capability namespace="osgi.identity">
            <attribute name="osgi.identity" value="com.example.hiss"/>
            <attribute name="version" type="Version" value="2.0.0"/>
          </capability>
        </resource>
      </repository>
      """;

  private static Index read(String xml) {
    return IndexReader.read(xml.getBytes(StandardCharsets.UTF_8), "index.xml");
  }

  @Test
  void bundleIsReadWithWhatItOffersAndNeeds() {
    IndexedBundle hum = read(INDEX).find("hum@1.0.0");
    assertThat(hum.name()).isEqualTo("org.example.hum");
    assertThat(hum.version()).isEqualTo(new Version(1, 0, 0));
    assertThat(hum.url()).isEqualTo("hum-1.0.0.jar");
    assertThat(hum.sha256()).isEqualTo("ab12");
    Capability service = hum.getCapabilities("osgi.service").get(0);
    assertThat(service.getAttributes().get("objectClass"))
        .isEqualTo(List.of("org.example.A", "org.example.B"));
    assertThat(service.getResource()).isSameAs(hum);
    assertThat(hum.getRequirements(null))
        .singleElement()
        .satisfies(
            need ->
                assertThat(need.getDirectives())
                    .containsEntry("filter", "(osgi.wiring.package=org.example.lib)"));
  }

  @Test
  void highestVersionIsTakenNotTheLastOrTheLongestName() {
    assertThat(read(INDEX).find("hum").version()).isEqualTo(new Version(1, 10, 0));
    assertThat(read(INDEX).find("com.example.hiss").url()).isEmpty();
  }

  @Test
  void zippedIndexIsTheSame() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(INDEX.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(IndexReader.read(bytes.toByteArray(), "index.xml.gz").bundles()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "roar     | has no bundle 'roar'; it has com.example.hiss, org.example.hum",
        "hum@3    | has org.example.hum in 1.0.0, 1.10.0, not in 3",
        "hum@a.b  | 'a.b' is no version",
      })
  void bundleThatIsNotThereIsNamedWithThoseThatAre(String name, String message) {
    Index index = read(INDEX);
    assertThatThrownBy(() -> index.find(name))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining(message);
  }

  @Test
  void nameThatSeveralHaveMustBeWhole() {
    Index index = read(INDEX.replace("com.example.hiss", "com.example.hum"));
    assertThatThrownBy(() -> index.find("hum"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("com.example.hum, org.example.hum");
    assertThat(index.find("com.example.hum").version()).isEqualTo(new Version(2, 0, 0));
  }

  @Test
  void otherXmlAndOtherFilesAreNoIndex() {
    assertThatThrownBy(() -> read("<html/>"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("index.xml is no index of bundles", "bnd index");
    assertThatThrownBy(() -> read("PK\u0003\u0004"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("index.xml is no index of bundles");
    assertThatThrownBy(() -> read(INDEX.replace("1234", "many")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("line 12", "'many' is no Long");
  }

  @Test
  void indexReadsNoOtherFile() {
    String doctype = "<!DOCTYPE repository [<!ENTITY host SYSTEM \"file:///etc/hostname\">]>";
    String xml =
        INDEX.replace("?>", "?>" + doctype).replace("value=\"hum-1.0.0.jar\"", "value=\"&host;\"");
    assertThatThrownBy(() -> read(xml)).isInstanceOf(ZethusException.class);
  }

  @Test
  void spoiledIndexIsRefusedOrRead() {
    Random random = new Random(1);
    byte[] whole = INDEX.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < FILES; i++) {
      byte[] spoiled = whole.clone();
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        spoiled[random.nextInt(whole.length)] = (byte) random.nextInt();
      }
      try {
        IndexReader.read(spoiled, "index.xml").bundles().forEach(IndexReaderTest::look);
      } catch (ZethusException e) {
        assertThat(e).as("file %d", i).hasMessageContaining("index.xml");
      }
    }
  }

  private static void look(IndexedBundle bundle) {
    assertThat(bundle.name() + bundle.version() + bundle.url() + bundle.sha256()).isNotNull();
  }
}
