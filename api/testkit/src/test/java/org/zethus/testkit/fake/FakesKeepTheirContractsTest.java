package org.zethus.testkit.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.CodecContract;
import org.zethus.testkit.contract.EmbedderContract;
import org.zethus.testkit.contract.EvaluatorContract;
import org.zethus.testkit.contract.ModelContract;
import org.zethus.testkit.contract.PreprocessorContract;
import org.zethus.testkit.contract.RecogniserContract;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.testkit.contract.VocoderContract;

/** The contracts can be kept, and what the platform is tested with keeps them. */
class FakesKeepTheirContractsTest {
  private static final MelSpec SPEC = new MelSpec(8000, 256, 256, 80, 10, 0, 4000);

  @Nested
  class FakeCodecTest extends CodecContract {
    @Override
    protected Codec open() {
      return new FakeCodec(8000, 16);
    }
  }

  @Nested
  class FakeRecogniserTest extends RecogniserContract {
    @Override
    protected Recogniser open() {
      return new FakeRecogniser(8000, List.of("soft", "loud"));
    }

    @Override
    protected Waveform speech() {
      float[] samples = new float[12_000];
      Arrays.fill(samples, 1000, 3000, 0.3f);
      Arrays.fill(samples, 7000, 12_000, -0.7f);
      return Waveform.mono(8000, samples);
    }
  }

  @Nested
  class FakeEmbedderTest extends EmbedderContract {
    @Override
    protected Embedder open() {
      return new FakeEmbedder(8000);
    }
  }

  @Nested
  class FakeVocoderTest extends VocoderContract {
    @Override
    protected Vocoder open() {
      return new FakeVocoder(SPEC);
    }
  }

  @Nested
  class FakeModelTest extends ModelContract {
    @Override
    protected Model open() {
      return new FakeModel(SPEC);
    }

    @Override
    protected ModelRequest request() {
      return new TtsRequest("One sentence. And another.");
    }
  }

  @Nested
  class FakePreprocessorTest extends PreprocessorContract {
    @TempDir Path inputs;

    @Override
    protected PreprocessorPlugin plugin() {
      return new FakePreprocessor.Plugin();
    }

    @Override
    protected void prepare(TestRunContext context) {
      Path text = inputs.resolve("text.txt");
      try {
        Files.writeString(text, "one\ntwo\nthree\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      context.input("text", text).config("{preprocess: {repeat: 2}}");
    }
  }

  @Nested
  class FakeTrainerTest extends TrainerContract {
    @Override
    protected TrainerPlugin plugin() {
      return new FakeTrainer.Plugin();
    }

    @Override
    protected void prepare(TestRunContext context) {
      context.config("{train: {max_steps: 5}, preprocess: {hop_size: 80}}");
    }
  }

  @Nested
  class FakeEvaluatorTest extends EvaluatorContract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new FakeEvaluator.Plugin();
    }

    @Override
    protected void prepare(TestRunContext context) {
      context.config("{}");
    }

    @Override
    protected Manifest reference(Path folder) {
      return manifest(folder, 1.0);
    }

    @Override
    protected Manifest generated(Path folder) {
      return manifest(folder, 1.5);
    }

    private Manifest manifest(Path folder, double seconds) {
      return new Manifest(folder, List.of(utterance("a", seconds), utterance("b", 2 * seconds)));
    }

    private Utterance utterance(String id, double seconds) {
      List<Segment> all = List.of(new Segment("AA1", 0, seconds));
      return new Utterance(id, "", id, seconds, List.of("AA1"), all, Map.of());
    }
  }
}
