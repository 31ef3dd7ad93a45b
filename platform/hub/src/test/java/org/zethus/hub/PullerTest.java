package org.zethus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.Progress;
import org.zethus.api.plugin.ZethusException;

class PullerTest {
  private static final ModelName NAME = ModelName.parse("org/model").orElseThrow();

  @TempDir Path cache;
  private HubServer server;
  private final byte[] weights = new byte[300_000];

  @BeforeEach
  void publish() throws IOException {
    new Random(1).nextBytes(weights);
    server = new HubServer();
    server.git("README.md", "# A model\n").large("small/model.safetensors", weights);
    server.git("small/config.json", "{}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HubSettings settings(@Nullable String token) {
    return new HubSettings(server.address(), token, false, cache, Duration.ofMillis(1));
  }

  private Path pull(@Nullable String token, CancelSignal cancel, Progress progress) {
    Puller puller = new Puller(settings(token));
    RemoteModel model = puller.describe(NAME, cancel);
    return puller.pull(model, model.files(), progress, cancel);
  }

  private Path pull() {
    return pull(null, new CancelSignal(), Progress.NONE);
  }

  private List<String> blobs() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("models--org--model/blobs"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void filesLieWhereHuggingFacesToolsLookForThem() throws IOException {
    Path folder = pull();
    assertThat(folder)
        .isEqualTo(cache.resolve("models--org--model/snapshots/" + HubServer.COMMIT))
        .isEqualTo(new Hub(cache).folder("org/model"));
    Path file = folder.resolve("small/model.safetensors");
    assertThat(file).hasBinaryContent(weights);
    assertThat(Files.readSymbolicLink(file).toString())
        .matches("../../../blobs/[0-9a-f]{64}")
        .doesNotContain(cache.toString());
    assertThat(folder.resolve("README.md")).hasContent("# A model\n");
    assertThat(cache.resolve("models--org--model/refs/main")).hasContent(HubServer.COMMIT);
    assertThat(blobs()).hasSize(3).allMatch(blob -> blob.matches("[0-9a-f]{40}|[0-9a-f]{64}"));
    assertThat(new Hub(cache).folder("org/model/small")).isEqualTo(folder.resolve("small"));
  }

  @Test
  void theLicenceIsKnownBeforeAnythingIsDownloaded() {
    RemoteModel model = new Puller(settings(null)).describe(NAME, new CancelSignal());
    assertThat(model.licence()).contains("cc-by-nc-4.0");
    assertThat(server.requests).containsExactly("GET /api/models/org/model/revision/main");
  }

  @Test
  void whatIsThereIsNotFetchedAgain() {
    pull();
    server.requests.clear();
    pull();
    assertThat(server.requests).noneMatch(request -> request.matches("GET (store|.*resolve.*)"));
  }

  @Test
  void anInterruptedDownloadGoesOnWhereItEnded() throws IOException {
    CancelSignal cancel = new CancelSignal();
    assertThatThrownBy(
            () ->
                pull(
                    null,
                    cancel,
                    (done, total, file) -> {
                      if (file.endsWith("model.safetensors") && done > 100_000) {
                        cancel.cancel();
                      }
                    }))
        .isInstanceOf(CancelledException.class);
    assertThat(new Hub(cache).find("org/model")).isEmpty();
    assertThat(blobs()).anyMatch(blob -> blob.endsWith(".incomplete"));
    server.requests.clear();
    assertThat(pull().resolve("small/model.safetensors")).hasBinaryContent(weights);
    assertThat(server.requests).anyMatch(request -> request.matches("bytes=\\d{6}-"));
    assertThat(blobs()).noneMatch(blob -> blob.endsWith(".incomplete"));
  }

  @Test
  void aConnectionThatEndsInTheMiddleIsTakenUpAgain() {
    server.faults.addAll(
        List.of(
            HubServer.Fault.ERROR,
            HubServer.Fault.CUT,
            HubServer.Fault.CUT,
            HubServer.Fault.IGNORE_RANGE));
    Puller puller = new Puller(settings(null));
    CancelSignal cancel = new CancelSignal();
    String large = "small/model.safetensors";
    Path folder = puller.pull(puller.describe(NAME, cancel), List.of(large), Progress.NONE, cancel);
    assertThat(folder.resolve(large)).hasBinaryContent(weights);
    assertThat(server.requests).contains("bytes=150000-", "bytes=225000-");
    assertThat(server.faults).isEmpty();
  }

  @Test
  void damagedContentIsThrownAway() throws IOException {
    server.faults.add(HubServer.Fault.DAMAGE);
    assertThatThrownBy(this::pull)
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("README.md", "checksum", "thrown away");
    assertThat(blobs()).isEmpty();
    assertThat(new Hub(cache).find("org/model")).isEmpty();
  }

  @Test
  void aRestThatDoesNotFitIsFetchedFromTheBeginning() throws IOException {
    pull();
    Path blobs = cache.resolve("models--org--model/blobs");
    String large = blobs().stream().filter(blob -> blob.length() == 64).findFirst().orElseThrow();
    Files.delete(blobs.resolve(large));
    Files.write(blobs.resolve(large + ".incomplete"), new byte[1000]);
    assertThat(pull().resolve("small/model.safetensors")).hasBinaryContent(weights);
  }

  @Test
  void theTokenGoesToTheHubAndNowhereElse() {
    server.requiredToken = "hf_secret";
    assertThatThrownBy(this::pull)
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no checkpoint 'org/model'", "HF_TOKEN", "conditions");
    assertThat(pull("hf_secret", new CancelSignal(), Progress.NONE)).isDirectory();
    assertThat(server.requests).contains("GET store");
    assertThat(server.tokensAtStore).isEmpty();
    assertThat(settings("hf_secret").toString()).doesNotContain("hf_secret");
  }

  @Test
  void aRepositoryThatMovedIsFound() {
    Puller puller = new Puller(settings(null));
    ModelName old = ModelName.parse("org/old").orElseThrow();
    assertThat(puller.describe(old, new CancelSignal()).commit()).isEqualTo(HubServer.COMMIT);
  }

  @Test
  void redirectsThatLeadNowhereEnd() {
    server.redirectsToItself = true;
    assertThatThrownBy(this::pull)
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("more than 10 times");
  }

  @Test
  void whatIsNotThereIsNamed() {
    Puller puller = new Puller(settings(null));
    CancelSignal cancel = new CancelSignal();
    ModelName other = ModelName.parse("org/other").orElseThrow();
    ModelName revision = ModelName.parse("org/model@v9").orElseThrow();
    assertThatThrownBy(() -> puller.describe(other, cancel))
        .hasMessageContainingAll("no checkpoint 'org/other'", "no such repository");
    assertThatThrownBy(() -> puller.describe(revision, cancel))
        .hasMessageContainingAll("no checkpoint 'org/model@v9'", "no such revision");
    RemoteModel model = puller.describe(NAME, cancel);
    assertThatThrownBy(() -> puller.pull(model, List.of("x.bin"), Progress.NONE, cancel))
        .hasMessageContaining("no such file x.bin");
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() {
    HubSettings nobody =
        new HubSettings(URI.create("http://127.0.0.1:1"), null, false, cache, Duration.ofMillis(1));
    assertThatThrownBy(() -> new Puller(nobody).describe(NAME, new CancelSignal()))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContainingAll("http://127.0.0.1:1 cannot be reached", "HF_ENDPOINT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{'sha': 5, 'siblings': []}",
        "{'sha': 'main', 'siblings': []}",
        "{'sha': '0123456789abcdef0123456789abcdef01234567', 'siblings': [{'name': 'x'}]}",
        "{'sha': '0123456789abcdef0123456789abcdef01234567', 'siblings': [{'rfilename': '../x'}]}",
        "{'sha': '0123456789abcdef0123456789abcdef01234567', 'siblings': [{'rfilename': '/x'}]}",
        "{'sha': '0123456789abcdef0123456789abcdef01234567', 'siblings': [{'rfilename': 'a//x'}]}",
        "{'sha': '0123456789abcdef0123456789abcdef01234567', 'siblings': [{'rfilename': 'C:x'}]}"
      })
  void answersThatMakeNoSenseAreRefused(String answer) {
    server.answer = answer;
    assertThatThrownBy(this::pull).isInstanceOf(ZethusException.class);
    assertThat(cache.resolve("models--org--model")).doesNotExist();
  }

  @Test
  void onlyWhatIsNeededIsChosen() {
    RemoteModel model = new Puller(settings(null)).describe(NAME, new CancelSignal());
    assertThat(KnownModel.choose(model, List.of()))
        .containsExactly("README.md", "small/model.safetensors", "small/config.json");
    assertThat(KnownModel.choose(model, List.of("small/*.json")))
        .containsExactly("README.md", "small/config.json");
    assertThatThrownBy(() -> KnownModel.choose(model, List.of("*.bin")))
        .hasMessageContainingAll("*.bin", "small/config.json");
    assertThatThrownBy(() -> KnownModel.choose(model, List.of("[")))
        .hasMessageContaining("cannot read the pattern '['");
    RemoteModel mask =
        new RemoteModel(
            ModelName.parse("amphion/MaskGCT").orElseThrow(),
            HubServer.COMMIT,
            model.licence(),
            List.of("acoustic_codec/model_1.safetensors", "acoustic_codec/model_2.safetensors"));
    assertThat(KnownModel.choose(mask, List.of()))
        .containsExactly("acoustic_codec/model_1.safetensors");
  }

  @Test
  void everyKnownModelHasANameAndFiles() {
    List<String> ids = new ArrayList<>();
    for (KnownModel known : KnownModel.all()) {
      assertThat(Hub.isName(known.id())).as(known.id()).isTrue();
      assertThat(known.files()).as(known.id()).isNotEmpty();
      ids.add(known.id());
    }
    assertThat(ids).doesNotHaveDuplicates().contains("amphion/MaskGCT", "facebook/w2v-bert-2.0");
  }
}
