package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.ScaleAndPeriodDiscriminator;
import org.zethus.torch.loss.Losses;

class VitsTrainingGoldenTest {
  @GoldenCases(area = "vits", model = "VITS training step")
  void sameBatchGivesTheReferenceLossesAndGradients(GoldenCase golden) {
    GoldenVits.run(
        golden,
        model -> {
          try (StateDict judges =
              new TorchBackend()
                  .open(
                      golden.formulaWeights("formula_weights_discriminator"),
                      golden.name(),
                      Device.CPU)) {
            List<Discriminator> discriminators =
                Config.of(Map.of(), "published")
                    .as(ScaleAndPeriodDiscriminator.class)
                    .build(judges);
            judges.requireComplete();
            model.weights().requireGrad(true);
            judges.requireGrad(true);
            Autograd.training(
                () -> {
                  step(golden, model, judges, discriminators);
                  return golden;
                });
          }
        });
  }

  private static void step(
      GoldenCase golden, GoldenVits model, StateDict judges, List<Discriminator> discriminators) {
    Mask frames = model.mask("target_len", "linear", 1);
    Vits.Recordings recordings =
        new Vits.Recordings(GoldenVits.channelsFirst(model.in("linear")), frames);
    Vits.Text text = model.text("phone_seq", "phone_len", "spk_id");
    Noise noise = model.noise();
    int segment = model.number("segment_size");
    long[] starts = starts(golden, model, segment);
    NDArray pieces = new Pieces(starts, segment).frames(model.manager());

    Vits.Learned learned = model.vits().learn(text, recordings, pieces, noise);
    model.attention("attn", learned.alignment(), frames, text.mask());
    model.out("x_mask", text.mask().values());
    model.out("z_mask", frames.values());
    model.out("z", learned.posterior().z());
    model.out("m_q", learned.posterior().m());
    model.out("logs_q", learned.posterior().logs());
    model.out("z_p", learned.zP());
    model.out("m_p", learned.mP());
    model.out("logs_p", learned.logsP());
    model.out("l_length", learned.durationLoss());
    model.out("y_hat", learned.audio());

    NDArray audio = model.in("audio").expandDims(1);
    int hop = model.melSpec().hopLength();
    long[] samples = Arrays.stream(starts).map(start -> start * hop).toArray();
    NDArray index = new Pieces(samples, segment * hop).frames(model.manager());
    NDArray real = Kernels.columns(audio, index).squeeze(1);
    model.mid("y_slice", real);
    NDArray recordedMel = Kernels.columns(GoldenVits.channelsFirst(model.in("mel")), pieces);
    VitsLosses losses =
        new VitsLosses(
            model.manager(),
            model.melSpec(),
            new VitsLosses.Weights(model.factor("c_mel"), model.factor("c_kl")));
    model.mid("y_hat_mel", GoldenVits.channelsFirst(losses.generatedMel(learned.audio())));

    VitsAdversary adversary = new VitsAdversary(discriminators);
    Losses ofDiscriminators = adversary.discriminator(real, learned.audio());
    close(golden, "loss_disc_all", ofDiscriminators.values().get("disc_loss"));
    Autograd.backward(ofDiscriminators.total());
    gradients(golden, "discriminator", judges);

    Losses ofGenerator =
        losses
            .reconstruction(learned, GoldenVits.channelsFirst(recordedMel))
            .plus(adversary.generator(real, learned.audio()));
    Map<String, Double> values = ofGenerator.values();
    close(golden, "loss_dur", values.get("duration_loss"));
    close(golden, "loss_mel", values.get("mel_loss") * model.factor("c_mel"));
    close(golden, "loss_kl", values.get("kl_loss") * model.factor("c_kl"));
    close(golden, "loss_fm", values.get("fm_loss"));
    close(golden, "loss_gen", values.get("adv_loss"));
    close(golden, "loss_gen_all", values.get("gen_loss"));
    Autograd.backward(ofGenerator.total());
    gradients(golden, "generator", model.weights());
  }

  /** The last draw is the pieces'; a flow over durations draws once more before it. */
  private static long[] starts(GoldenCase golden, GoldenVits model, int segment) {
    int last = golden.has("in.noise2") ? 2 : 1;
    float[] u = golden.floats("in.noise" + last);
    int[] lengths = model.lengths("target_len");
    long[] starts = new long[lengths.length];
    for (int b = 0; b < starts.length; b++) {
      starts[b] = (long) (u[b] * (lengths[b] - segment + 1));
    }
    golden.assertSame("out.ids_slice", starts);
    return starts;
  }

  private static void close(GoldenCase golden, String name, double found) {
    golden.assertClose("out." + name, new double[] {found});
  }

  private static void gradients(GoldenCase golden, String which, StateDict weights) {
    List<?> names = (List<?>) golden.json().get("grad_names_" + which);
    double[] norms =
        names.stream()
            .mapToDouble(name -> norm(weights.parameters().get(name).getGradient()))
            .toArray();
    golden.assertClose("out.grad_norms_" + which, norms);
  }

  private static double norm(NDArray gradient) {
    float[] values = Tensors.floats(gradient);
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return Math.sqrt(Arrays.stream(wide).map(value -> value * value).sum());
  }
}
