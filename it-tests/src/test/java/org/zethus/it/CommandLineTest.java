package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Json;

/** Exit codes, and which of the two outputs says what. */
class CommandLineTest {
  @TempDir Path folder;
  private Product zethus;

  @BeforeEach
  void newHome() {
    zethus = new Product(folder);
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(zethus.run("--help").out()).contains("Usage: zethus", "say", "doctor");
    assertThat(zethus.run("say", "--help").out()).contains("--voice");
    Product.Result version = zethus.run("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).matches("zethus \\d+\\.\\d+\\.\\d+.*\\R");
    assertThat(version.err()).isEmpty();
  }

  @Test
  void unknownCommandsOptionsAndMissingArgumentsEndWithTwo() {
    fails(2, "unknown command 'plugin'; did you mean 'plugins'?", "plugin");
    fails(2, "unknown option '--vioce'; did you mean '--voice'?", "say", "--vioce", "x", "hello");
    fails(2, "RECIPE", "run");
    fails(2, "TEXT", "say");
    fails(2, "unknown command 'nosuch'", "exec", "nosuch");
  }

  @Test
  void whatCannotBeDoneEndsWithOneAndOneMessage() throws IOException {
    fails(1, "the text is empty", "say", "");
    fails(1, "no voice 'nobody'", "say", "hello", "--voice", "nobody");
    fails(1, "name it .wav or .flac", "say", "hello", "-o", "hello.mp3");
    fails(1, "greater than 0", "say", "hello", "--speed", "0");
    fails(1, "no file", "say", "--file", "nothing.txt");
    Files.write(zethus.work().resolve("latin1.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
    fails(1, "no text in UTF-8", "say", "--file", "latin1.txt");
    fails(1, "no recipe 'nowhere'", "run", "nowhere");
    fails(1, "no plugin 'nothing'", "remove", "nothing");
    fails(1, "unknown device 'gpu", "plan", "x.json", "--device", "gpu");
    fails(1, "no checkpoint 'nobody/nothing'", "pull", "nobody/nothing");
  }

  @Test
  void verboseShowsWhereItWentWrong() {
    Product.Result result = zethus.run("-v", "run", "nowhere");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("\tat org.zethus.");
  }

  @Test
  void listsAreJsonForPrograms() {
    Product.Result plugins = zethus.run("plugins", "--json");
    assertThat(plugins.code()).isZero();
    assertThat(Json.parse(plugins.out(), "plugins").toString())
        .contains("id=vocos", "kind=vocoder", "state=ready", "engine=pytorch");
    assertThat(plugins.err()).isEmpty();
    assertThat(Json.parse(zethus.run("doctor", "--json").out(), "doctor").toString())
        .contains("name=java", "name=engine pytorch");
  }

  @Test
  void runsFromAFolderWithSpacesThroughALinkAndWithoutWritingIntoItself() throws IOException {
    Path link = folder.resolve("a link");
    Files.createSymbolicLink(link, Product.folder().resolve("zethus"));
    assertThat(zethus.run(link, "plugins").out()).contains("vocos");
    Path moved = folder.resolve("another place/zethus 1.0");
    Files.createDirectories(moved.getParent());
    Files.createSymbolicLink(moved, Product.folder());
    assertThat(zethus.run(moved.resolve("zethus"), "plugins").code()).isZero();
  }

  @Test
  void otherJavaIsRefusedByItsVersion() throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Path java = Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    zethus.with("JAVA_HOME", jdk.toString());
    fails(1, "needs Java 17 or newer", "plugins");
    zethus.with("JAVA_HOME", folder.toString());
    fails(1, "JAVA_HOME is " + folder, "plugins");
  }

  private void fails(int code, String message, String... command) {
    Product.Result result = zethus.run(command);
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.messages()).hasSize(1).first().asString().contains(message);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).doesNotContain("\tat ");
  }
}
