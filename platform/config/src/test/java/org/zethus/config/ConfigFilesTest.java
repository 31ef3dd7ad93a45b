package org.zethus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;

/** The rules of Amphion's loader, one by one. */
class ConfigFilesTest {
  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Config read(String name, SearchPath searchPath) {
    return Config.of(new ConfigFiles(searchPath).read(folder.resolve(name)).all(), name);
  }

  private Config read(String name) {
    return read(name, new SearchPath(Optional.of(folder), List.of()));
  }

  @Test
  void aChainOfFourIsFollowedAndTheNearestCounts() throws IOException {
    write("config/base.json", "{a: 1, b: 1, c: 1, d: 1, e: {x: 1, y: 1}}");
    write("config/svc/base.json", "{base_config: 'config/base.json', b: 2, c: 2, d: 2}");
    write("config/svc/diffusion.json", "{base_config: 'config/svc/base.json', c: 3, d: 3}");
    write("config/como.json", "{base_config: 'config/svc/diffusion.json', d: 4, e: {y: 4}}");
    write("egs/svc/exp_config.json", "{base_config: 'config/como.json', f: 5}");
    assertThat(read("egs/svc/exp_config.json").asMap())
        .isEqualTo(
            Map.of("a", 1L, "b", 2L, "c", 3L, "d", 4L, "e", Map.of("x", 1L, "y", 4L), "f", 5L));
  }

  @Test
  void objectsMergeAndAllElseReplaces() throws IOException {
    write(
        "base.json",
        "{list: [{a: 1}, 2], object: {a: {b: 1}}, gone: {a: 1}, flat: 1, none: null, kept: null}");
    write(
        "exp.json",
        """
        { base_config: "base.json",
          list: [{c: 3}], object: {a: {c: 2}, d: {}}, gone: null, flat: {a: 1}, none: {a: 1} }
        """);
    Config config = read("exp.json");
    assertThat(config.get("list")).isEqualTo(List.of(Map.of("c", 3L)));
    assertThat(config.get("object"))
        .isEqualTo(Map.of("a", Map.of("b", 1L, "c", 2L), "d", Map.of()));
    assertThat(config.asMap()).containsEntry("gone", null).containsEntry("kept", null);
    assertThat(config.get("flat")).isEqualTo(Map.of("a", 1L));
    assertThat(config.get("none")).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void anInnerBaseConfigIsAnOrdinaryKey() throws IOException {
    write("exp.json", "{model: {base_config: 'nowhere.json'}}");
    assertThat(read("exp.json").get("model.base_config")).isEqualTo("nowhere.json");
  }

  @Test
  void json5IsReadAsPeopleWriteIt() throws IOException {
    write(
        "exp.json",
        """
        // at the top
        { /* within */ unquoted_key: 'single "quotes"', "lr": 2.0e-4, half: .5, whole: 5., plus: +1,
          //"switched off": true,
          "eps": 1e-9, list: [1, 2, 3,], twice: 1, twice: {a: 2}, nothing: NaN, far: -Infinity,
        }
        // at the end
        """);
    Config config = read("exp.json");
    assertThat(config.get("unquoted_key")).isEqualTo("single \"quotes\"");
    assertThat(
            Arrays.asList(
                config.get("lr"), config.get("half"), config.get("whole"), config.get("plus")))
        .containsExactly(2e-4, 0.5, 5.0, 1L);
    assertThat(config.get("list")).isEqualTo(List.of(1L, 2L, 3L));
    assertThat(config.get("twice")).isEqualTo(Map.of("a", 2L));
    assertThat(config.get("nothing")).isEqualTo(Double.NaN);
    assertThat(config.get("far")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(config.asMap()).doesNotContainKey("switched off");
  }

  @Test
  void workDirComesBeforeTheFoldersAboveAndTheProduct() throws IOException {
    String name = "config/vits.json";
    write("checkout/egs/vits/exp_config.json", "{base_config: '" + name + "'}");
    write("product/config/vits.json", "{from: 'product'}");
    SearchPath product = new SearchPath(List.of(folder.resolve("product")));
    String file = "checkout/egs/vits/exp_config.json";
    assertThat(read(file, product).get("from")).isEqualTo("product");
    write("checkout/config/vits.json", "{from: 'checkout'}");
    assertThat(read(file, product).get("from")).isEqualTo("checkout");
    write("work/config/vits.json", "{from: 'work'}");
    SearchPath work = new SearchPath(Optional.of(folder.resolve("work")), product.roots());
    assertThat(read(file, work).get("from")).isEqualTo("work");
    write("checkout/egs/vits/config/vits.json", "{from: 'beside'}");
    assertThat(read(file, work).get("from")).isEqualTo("beside");
  }

  @Test
  void anAbsolutePathWins() throws IOException {
    write("elsewhere/base.json", "{from: 'elsewhere'}");
    write("exp.json", "{base_config: '%s'}".formatted(folder.resolve("elsewhere/base.json")));
    assertThat(read("exp.json").get("from")).isEqualTo("elsewhere");
  }

  @Test
  void whatIsNoFileNameIsRefused() throws IOException {
    write("exp.json", "{base_config: ['a.json']}");
    assertThatThrownBy(() -> read("exp.json"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("expected the name of one file");
  }
}
