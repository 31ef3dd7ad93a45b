package org.zethus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;

class HubTest {
  @TempDir Path cache;

  @BeforeEach
  void downloadTwoRevisions() throws IOException {
    Path model = cache.resolve("models--amphion--vocos_lj");
    Files.createDirectories(model.resolve("snapshots/aaa/small"));
    Files.createDirectories(model.resolve("snapshots/bbb"));
    Files.createDirectories(model.resolve("refs"));
    Files.writeString(model.resolve("refs/main"), "aaa\n");
    Files.writeString(model.resolve("refs/v2"), "bbb");
  }

  @Test
  void aNameLeadsToTheRevisionThatIsMain() {
    Hub hub = new Hub(cache);
    assertThat(hub.folder("amphion/vocos_lj"))
        .isEqualTo(cache.resolve("models--amphion--vocos_lj/snapshots/aaa"));
    assertThat(hub.folder("amphion/vocos_lj/small")).endsWith(Path.of("aaa/small"));
  }

  @Test
  void aRevisionIsATagOrACommit() {
    Hub hub = new Hub(cache);
    assertThat(hub.folder("amphion/vocos_lj@v2")).endsWith(Path.of("snapshots/bbb"));
    assertThat(hub.folder("amphion/vocos_lj@bbb")).endsWith(Path.of("snapshots/bbb"));
    assertThat(hub.find("amphion/vocos_lj@v3")).isEmpty();
  }

  @Test
  void whatIsNotThereIsNamedWithWhatIs() {
    assertThatThrownBy(() -> new Hub(cache).folder("amphion/vits"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("amphion/vits", "amphion/vocos_lj", "download");
    assertThatThrownBy(() -> new Hub(cache.resolve("absent")).folder("amphion/vits"))
        .hasMessageContaining("it has nothing");
  }

  @Test
  void aNameCannotLeaveTheCache() {
    assertThat(Hub.isName("../..")).isFalse();
    assertThat(new Hub(cache).find("amphion/vocos_lj/../../..")).isEmpty();
    assertThat(new Hub(cache).find("amphion/vocos_lj@../../x")).isEmpty();
  }

  @Test
  void theCacheIsWhereTheVariablesSay() throws IOException {
    Path home = Files.createDirectories(cache.resolve("home"));
    Path inHome = home.resolve(".cache/huggingface/hub/models--a--b/snapshots/main");
    Path inHfHome = cache.resolve("hf/hub/models--a--b/snapshots/main");
    Files.createDirectories(inHome);
    Files.createDirectories(inHfHome);
    assertThat(hub(Map.of(), home).folder("a/b")).isEqualTo(inHome);
    String hfHome = cache.resolve("hf").toString();
    assertThat(hub(Map.of("HF_HOME", hfHome), home).folder("a/b")).isEqualTo(inHfHome);
    assertThat(
            hub(Map.of("HF_HOME", hfHome, "HF_HUB_CACHE", cache.toString()), home)
                .find("amphion/vocos_lj"))
        .isPresent();
  }

  private static Hub hub(Map<String, String> environment, Path home) {
    return new Hub(HubSettings.of(environment, home).cache());
  }

  @Test
  void theVariablesOfHuggingFacesToolsCount() throws IOException {
    HubSettings plain = HubSettings.of(Map.of(), cache);
    assertThat(plain.endpoint()).hasToString("https://huggingface.co");
    assertThat(plain.offline()).isFalse();
    assertThat(plain.token()).isNull();
    Files.writeString(cache.resolve("token"), "from a file\n");
    HubSettings set =
        HubSettings.of(
            Map.of(
                "HF_ENDPOINT", "http://mirror:8080/",
                "HF_HUB_OFFLINE", "YES",
                "HF_HOME", cache.toString()),
            cache);
    assertThat(set.endpoint()).hasToString("http://mirror:8080");
    assertThat(set.offline()).isTrue();
    assertThat(set.token()).isEqualTo("from a file");
    assertThatThrownBy(() -> HubSettings.of(Map.of("HF_ENDPOINT", "ftp://x"), cache))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("ftp://x", "https://huggingface.co");
  }
}
