package org.zethus.install.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.plugin.ZethusException;

class FetcherTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere.jar                  | nowhere.jar. Expected a jar",
        "file:hum.jar                 | cannot read 'file:hum.jar'",
        "file:///a b.jar              | cannot read 'file:///a b.jar'",
        "http://127.0.0.1/a b.jar     | A space in it is written %20",
        "http:///hum.jar              | names no host",
        "http://127.0.0.1:1/hum.jar   | 127.0.0.1:1 cannot be reached",
        "mvn:only-one-part            | expected mvn:group:artifact:version"
      })
  void whatCannotBeFetchedIsNamedWithItsReason(String what, String message) {
    Fetcher fetcher = new Fetcher(folder, new MavenRepositories(folder, "http://127.0.0.1:1"));
    assertThatThrownBy(() -> fetcher.fetch(what))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining(message);
  }
}
