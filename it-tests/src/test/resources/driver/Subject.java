import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.data.Manifest;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.Progress;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;

/** A plugin that is called while its versions replace each other. */
abstract class Subject<P extends Plugin> {
  final Class<P> type;
  final String id;

  private Subject(Class<P> type, String id) {
    this.type = type;
    this.id = id;
  }

  /** {@return what `kind id material` names; material is the config, or the folder of the files} */
  static Subject<?> of(String kind, String id, Path material) throws Exception {
    return switch (kind) {
      case "vocoder" -> new Vocoding(id, Config.parse(Files.readString(material), "" + material));
      case "voice" -> new Speaking(id, Checkpoint.folder(material));
      case "evaluator" -> new Measuring(id, Manifest.read(material));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** One call, checked. Returns the version that answered. */
  abstract String call(Registry registry);

  private static void check(Waveform waveform, int least, int most) {
    if (waveform.length() < least || waveform.length() > most) {
      throw new IllegalStateException("wrong length " + waveform.length());
    }
    for (float sample : waveform.samples()) {
      if (!Float.isFinite(sample)) {
        throw new IllegalStateException("wrong sample " + sample);
      }
    }
  }

  /** Mel frames to sound. */
  private static final class Vocoding extends Subject<VocoderPlugin> {
    private static final int FRAMES = 8;

    private final Checkpoint checkpoint;

    Vocoding(String id, Config config) {
      super(VocoderPlugin.class, id);
      checkpoint = Checkpoint.untrained(id, config, 1);
    }

    @Override
    String call(Registry registry) {
      try (Lease<Vocoder> lease =
          registry.loaded(type, id, checkpoint, Device.CPU, VocoderPlugin::load)) {
        MelSpec spec = lease.get().melSpec();
        float[] values = new float[spec.melBins() * FRAMES];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
          values[i] = -5 + random.nextFloat();
        }
        int length = FRAMES * spec.hopLength();
        check(lease.get().vocode(MelFrames.of(spec, FRAMES, values)), length, length);
        return lease.plugin().version();
      }
    }
  }

  /** Text to sound. */
  private static final class Speaking extends Subject<ModelPlugin> {
    private final Checkpoint checkpoint;

    Speaking(String id, Checkpoint checkpoint) {
      super(ModelPlugin.class, id);
      this.checkpoint = checkpoint;
    }

    @Override
    String call(Registry registry) {
      try (Lease<Model> lease =
          registry.loaded(type, id, checkpoint, Device.CPU, ModelPlugin::load)) {
        List<Waveform> said = new ArrayList<>();
        for (Generated piece :
            lease.get().generate(new TtsRequest("Hi."), new CancelSignal())) {
          said.add((Waveform) piece.signal());
        }
        check(said.get(0), 1000, 32000);
        return lease.plugin().version();
      }
    }
  }

  /** Sound to scores; the recordings are compared with themselves. */
  private static final class Measuring extends Subject<EvaluatorPlugin> {
    private final Manifest recordings;

    Measuring(String id, Manifest recordings) {
      super(EvaluatorPlugin.class, id);
      this.recordings = recordings;
    }

    @Override
    String call(Registry registry) {
      try (Lease<EvaluatorPlugin> lease = registry.lease(type, id);
          Evaluator evaluator = lease.get().open(new Run(recordings.folder()))) {
        Scores scores = evaluator.evaluate(recordings, recordings);
        if (scores.items().size() != recordings.utterances().size()) {
          throw new IllegalStateException("wrong number of scores " + scores.items());
        }
        return lease.plugin().version();
      }
    }
  }

  /** A run with nothing set. */
  private record Run(Path output) implements RunContext {
    private static final CancelSignal NEVER = new CancelSignal();

    @Override
    public Config config() {
      return Config.parse("{}", "run");
    }

    @Override
    public Set<String> inputs() {
      return Set.of();
    }

    @Override
    public Path input(String name) {
      throw new IllegalArgumentException(name);
    }

    @Override
    public long seed() {
      return 1;
    }

    @Override
    public Device device() {
      return Device.CPU;
    }

    @Override
    public Progress progress() {
      return Progress.NONE;
    }

    @Override
    public CancelSignal cancel() {
      return NEVER;
    }

    @Override
    public Logger log() {
      return LoggerFactory.getLogger("run");
    }
  }
}
