package org.zethus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.PullArguments;
import org.zethus.hub.HubSettings;

class PullCommandTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  @TempDir Path cache;

  private String pull(String id, boolean offline) {
    PullArguments arguments = new PullArguments();
    arguments.id = id;
    TestConsole console = new TestConsole();
    HubSettings settings = new HubSettings(NOBODY, null, offline, cache, Duration.ZERO);
    new PullCommand(settings).run(arguments, new Call(console, new CancelSignal()));
    return console.printed();
  }

  @Test
  void withoutAnIdWhatIsKnownIsListed() {
    assertThat(pull("", true)).startsWith("ID ").contains("amphion/MaskGCT", "codec FACodec");
  }

  @Test
  void whatWasDownloadedServesWithoutANetwork() throws IOException {
    Path snapshot = Files.createDirectories(cache.resolve("models--org--model/snapshots/main"));
    assertThat(pull("org/model", true)).isEqualTo(snapshot + "\n");
    assertThat(pull("org/model", false))
        .contains("http://127.0.0.1:1 cannot be reached", "downloaded before")
        .endsWith(snapshot + "\n");
  }

  @Test
  void whatCannotBeHadIsNamedWithTheReason() {
    assertThatThrownBy(() -> pull("org/model", true))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no checkpoint 'org/model'", "HF_HUB_OFFLINE");
    assertThatThrownBy(() -> pull("org/model", false))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no checkpoint 'org/model'", "cannot be reached");
    assertThatThrownBy(() -> pull("model", false))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no checkpoint 'model'", "org/model@revision");
  }
}
