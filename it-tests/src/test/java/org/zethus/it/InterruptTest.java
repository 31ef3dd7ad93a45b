package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe with a slow stage is interrupted, killed, and goes on. */
class InterruptTest {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(120);

  @TempDir Path folder;
  private Product zethus;
  private String recipe;

  @BeforeEach
  void installSlowPlugin() throws IOException {
    zethus = new Product(folder);
    Path jar =
        new TestBundle(folder, "org.example.slow", "1.0.0")
            .type(
                "org.example.slow.SlowPlugin",
                """
                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.util.List;
                import org.osgi.service.component.annotations.Component;
                import org.zethus.api.data.Manifest;
                import org.zethus.api.plugin.*;
                import org.zethus.api.preprocessor.*;
                @Component @PluginId("slow")
                public class SlowPlugin implements PreprocessorPlugin {
                  public Preprocessor open(RunContext context) {
                    return () -> {
                      try {
                        for (int i = 0; i < 40; i++) {
                          Path step = context.output().resolve("step" + i + ".txt");
                          if (!Files.exists(step)) {
                            Files.writeString(step, "done");
                            Thread.sleep(100);
                          }
                          context.progress().report(i + 1, 40, "");
                          context.cancel().throwIfCancelled();
                        }
                        Manifest manifest = new Manifest(context.output(), List.of());
                        manifest.write();
                        return manifest;
                      } catch (java.io.IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    };
                  }
                }
                """)
            .build();
    assertThat(zethus.run("install", jar.toString()).code()).isZero();
    recipe = zethus.work().resolve("slow.json").toString();
    Files.writeString(
        Path.of(recipe),
        """
        { "recipe": "test/slow", "seed": 1,
          "stages": [ { "name": "slow", "uses": "preprocessor/slow" } ] }
        """);
  }

  @Test
  void interruptedRunEndsWith130AndTheNextOneFinishes() throws IOException, InterruptedException {
    Process run = startAndAwaitFirstStep();
    new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
    Product.Result result = zethus.await(run);
    assertThat(result.code()).as(result.err()).isEqualTo(130);
    assertThat(result.err()).contains("interrupted");
    assertThat(zethus.run("run", recipe).code()).isZero();
    assertThat(zethus.run("run", recipe).out()).contains("current");
  }

  /** A terminal signals its whole group, and who started the process may pass the signal on. */
  @Test
  void anInterruptThatComesTwiceIsOne() throws IOException, InterruptedException {
    Process run = startAndAwaitFirstStep();
    String twice = "kill -INT %1$d; sleep 0.02; kill -INT %1$d".formatted(run.pid());
    new ProcessBuilder("sh", "-c", twice).start().waitFor();
    Product.Result result = zethus.await(run);
    assertThat(result.code()).as(result.err()).isEqualTo(130);
    assertThat(result.err()).contains("zethus: interrupted");
  }

  @Test
  void killedRunGoesOn() throws IOException, InterruptedException {
    Process run = startAndAwaitFirstStep();
    run.destroyForcibly().waitFor();
    Product.Result next = zethus.run("run", recipe);
    assertThat(next.code()).as(next.err()).isZero();
  }

  private Process startAndAwaitFirstStep() throws IOException, InterruptedException {
    Process run = zethus.start(Product.folder().resolve("zethus"), "run", recipe);
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!zethus.err().contains("slow started")) {
      assertThat(System.nanoTime()).as(zethus.err()).isLessThan(end);
      Thread.sleep(50);
    }
    Thread.sleep(300);
    return run;
  }
}
