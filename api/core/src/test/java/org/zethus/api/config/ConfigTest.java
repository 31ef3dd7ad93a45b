package org.zethus.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.MelSpec;

class ConfigTest {
  enum Mode {
    FAST,
    EXACT
  }

  record Layer(@Key("n_filters") int filters, @Default("0.5") double dropout) {
    Layer {
      if (filters < 1) {
        throw new IllegalArgumentException("need n_filters >= 1, found " + filters);
      }
    }
  }

  record Net(
      String name,
      @Default("fast") Mode mode,
      List<Layer> layers,
      @Default("{}") Map<String, Double> weights,
      @Nullable Double fMax,
      @Default("true") boolean biased,
      @Default("7") long seed) {}

  record Whole(Net net, @Default("{\"n_filters\": 3}") Layer head) {}

  @Test
  void textThatEndsTooEarlyIsNamedByItsLineAlone() {
    assertThatThrownBy(() -> Json.parse("{\n", "recipe.json"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("recipe.json, line 2, column 1: no JSON: Unexpected end")
        .hasMessageNotContaining("[Source");
  }

  @Test
  void readsWhatAmphionWrites() {
    Config config =
        Config.parse(
            """
            { // a comment
              net: { name: 'x', mode: "exact", layers: [{n_filters: 4, dropout: .1,},],
                     weights: {a: 1, b: +2.5}, f_max: null, seed: 12345678901 },
              "net": { "name": "last wins", "layers": [] }
            }
            """,
            "test");
    assertThat(config.as(Whole.class))
        .isEqualTo(
            new Whole(
                new Net("last wins", Mode.FAST, List.of(), Map.of(), null, true, 7),
                new Layer(3, 0.5)));
  }

  @Test
  void amongPlainValuesNullIsAValue() {
    record Free(Map<String, @Nullable Object> values) {}
    Config config = Config.parse("{values: {a: null, b: [1]}}", "test");
    assertThat(config.as(Free.class).values()).containsEntry("a", null).containsKey("b");
  }

  @Test
  void aRecordReadsBackAsItWasWritten() {
    Net net =
        new Net("n", Mode.EXACT, List.of(new Layer(2, 0.25)), Map.of("w", 1.0), 8000.0, false, -1);
    String json = Json.write(Config.of(net).asMap());
    assertThat(Config.parse(json, "again").as(Net.class)).isEqualTo(net);
    MelSpec spec = new MelSpec(16000, 1024, 1024, 256, 80, 0, 8000);
    assertThat(Config.of(spec).as(MelSpec.class)).isEqualTo(spec);
    assertThat(Config.of(spec).asMap()).containsEntry("hop_size", 256L).containsEntry("n_mel", 80L);
  }

  record Rate(int sampleRate) {}

  record Bands(@Key("n_mel") int bands) {}

  record Shared(@Key("preprocess") Rate rate, @Key("preprocess") Bands bands) {}

  @Test
  void componentsMayShareASection() {
    Shared shared = new Shared(new Rate(16000), new Bands(80));
    assertThat(Config.of(shared).toString())
        .isEqualTo("{\"preprocess\":{\"sample_rate\":16000,\"n_mel\":80}}");
    assertThat(Config.of(shared).as(Shared.class)).isEqualTo(shared);
  }

  record Common(@Key("preprocess") Rate rate, int steps) {}

  record Inlining(@Key("") Common common, @Key("preprocess") Bands bands) {}

  @Test
  void aRecordWithoutAKeyHasItsKeysBesideTheOthers() {
    Config config = Config.parse("{preprocess: {sample_rate: 16000, n_mel: 80}, steps: 3}", "it");
    Inlining inlining = config.as(Inlining.class);
    assertThat(inlining).isEqualTo(new Inlining(new Common(new Rate(16000), 3), new Bands(80)));
    assertThat(Config.of(inlining).asMap()).isEqualTo(config.asMap());
    assertThat(
            Config.parse("{preprocess: {n_mell: 8}, step: 3}", "it")
                .unknownKeys(Set.of(Inlining.class)))
        .extracting(Config.UnknownKey::nearest)
        .containsExactly("preprocess.n_mel", "steps");
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    Config config =
        Config.parse("{net: {layers: [{n_filters: 0}, {n_filters: 1.5}], mode: 'slow'}}", "r.json");
    assertThatThrownBy(() -> config.as(Whole.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "r.json",
            "key 'net.name' is missing, expected a text",
            "key 'net.layers[0]': need n_filters >= 1, found 0",
            "key 'net.layers[1].n_filters': found 1.5, expected a whole number",
            "key 'net.mode': found \"slow\", expected one of \"fast\", \"exact\"");
  }

  @Test
  void unknownKeysNameTheNearestKnownOne() {
    Config config =
        Config.parse("{net: {name: 'x', layres: [], weights: {anything: 1}}, other: 1}", "test");
    assertThat(config.unknownKeys(Set.of(Whole.class)))
        .extracting(Config.UnknownKey::toString)
        .containsExactly(
            "unknown key 'net.layres'; did you mean 'net.layers'?", "unknown key 'other'");
  }

  @Test
  void brokenJsonNamesThePlace() {
    assertThatThrownBy(() -> Config.parse("{\n \"a\": }", "broken.json"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("broken.json, line 2");
    assertThatThrownBy(() -> Config.parse("", "empty.json"))
        .hasMessageContaining("empty.json: found nothing");
    assertThatThrownBy(() -> Config.parse("[1]", "list.json"))
        .hasMessageContaining("no JSON object");
    assertThatThrownBy(() -> Config.parse("{} {}", "two.json")).hasMessageContaining("more after");
    assertThatThrownBy(() -> Config.parse("[".repeat(100_000), "deep.json"))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void sectionsAndPaths() {
    Config config = Config.parse("{a: {b: {c: 3}}, d: 4}", "test");
    assertThat(config.get("a.b.c")).isEqualTo(3L);
    assertThat(config.get("a.x.c")).isNull();
    assertThat(config.section("a.b").asMap()).containsEntry("c", 3L);
    assertThat(config.section("none").asMap()).isEmpty();
    assertThatThrownBy(() -> config.section("d")).hasMessageContaining("key 'd': found 4");
  }

  @Test
  void aPointWithoutDigitsIsNoNumber() {
    assertThatThrownBy(() -> Config.parse("{a: .}", "a.json"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("a.json");
  }
}
