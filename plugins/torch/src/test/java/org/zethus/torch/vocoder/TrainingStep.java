package org.zethus.torch.vocoder;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.DiscriminatorSet;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.loss.Losses;

/** A training step that was recorded from the reference: its inputs, losses and gradients. */
public final class TrainingStep {
  private final GoldenCase golden;
  private final StateDict weights;
  private final MelSpec spec;
  private final Opposition opposition;
  private final VocoderObjective objective;

  private TrainingStep(GoldenCase golden, StateDict weights, VocoderObjective objective) {
    this.golden = golden;
    this.weights = weights;
    this.objective = objective;
    spec = golden.config().section("preprocess").as(MelSpec.class);
    List<DiscriminatorSet.Kind> kinds =
        java.util.Arrays.stream(DiscriminatorSet.Kind.values())
            .filter(kind -> golden.has("out.%s_discriminator".formatted(kind.key())))
            .toList();
    Map<String, Object> model = new LinkedHashMap<>(golden.config().section("model").asMap());
    model.put("discriminators", kinds.stream().map(DiscriminatorSet.Kind::key).toList());
    Map<String, Object> values = new LinkedHashMap<>(golden.config().asMap());
    values.put("model", model);
    opposition = Config.of(values, golden.name()).as(Opposition.class);
  }

  /**
   * Builds a generator, then compares losses and gradients of both sides.
   *
   * @param build takes the generator's weights, and returns what makes an imitation of the inputs
   */
  public static void check(
      GoldenCase golden,
      VocoderObjective objective,
      Function<TrainingStep, Supplier<Imitation>> build) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      TrainingStep step = new TrainingStep(golden, weights, objective);
      Supplier<Imitation> generator = build.apply(step);
      Adversary adversary =
          step.opposition.adversary(
              weights.at("discriminators"), objective, step.spec.sampleRate());
      weights.requireComplete();
      weights.requireGrad(true);
      Autograd.training(
          () -> {
            step.compare(generator, adversary);
            return golden;
          });
    }
  }

  /** {@return the generator's weights} */
  public StateDict weights() {
    return weights.at("generator");
  }

  /** {@return a recorded input} */
  public NDArray in(String name) {
    return Tensors.of(weights.manager(), golden.tensor("in." + name));
  }

  /** {@return how the mel frames were made} */
  public MelSpec spec() {
    return spec;
  }

  /** {@return the generator's section in {@code model}} */
  public <R extends Record> R network(String key, Class<R> type) {
    return golden.config().section("model").section(key).as(type);
  }

  /** {@return discriminators and terms} */
  public Opposition opposition() {
    return opposition;
  }

  /** {@return an imitation that is a waveform and nothing else, (B, 1, samples)} */
  public Imitation waveforms(NDArray audio) {
    return new Waveforms(
        audio.squeeze(1), opposition.waveformTerms(weights.manager(), spec, objective));
  }

  private void compare(Supplier<Imitation> generator, Adversary adversary) {
    NDArray real = in("audio");
    Imitation first = generator.get();
    golden.assertClose("out.audio_pred", Tensors.floats(first.audio()));
    Losses ofDiscriminators = adversary.discriminator(real, first.audio());
    compare(ofDiscriminators, "discriminators", "discriminators.");
    // The recorded step does not move the discriminators; gradients start anew.
    weights.parameters().values().forEach(TrainingStep::forgetGradient);
    Imitation fake = generator.get();
    Losses ofGenerator = fake.reconstruction(real).plus(adversary.generator(real, fake.audio()));
    compare(ofGenerator, "generator", "generator.");
    golden.assertClose("out.total", new double[] {total(ofDiscriminators) + total(ofGenerator)});
  }

  private static double total(Losses losses) {
    return losses.values().values().iterator().next();
  }

  private static void forgetGradient(NDArray parameter) {
    parameter.setRequiresGradient(false);
    parameter.setRequiresGradient(true);
  }

  private void compare(Losses losses, String which, String prefix) {
    losses.values().entrySet().stream()
        .skip(1) // the sum
        .forEach(
            term -> golden.assertClose("out." + term.getKey(), new double[] {term.getValue()}));
    Autograd.backward(losses.total());
    List<?> names = (List<?>) requireNonNull(golden.json().get("grad_names_" + which));
    golden.assertClose(
        "out.grad_norms_" + which,
        names.stream().mapToDouble(name -> gradientNorm(prefix + name)).toArray());
  }

  private double gradientNorm(String parameter) {
    NDArray array = requireNonNull(weights.parameters().get(parameter), parameter);
    double sum = 0;
    for (float value : Tensors.floats(array.getGradient())) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
