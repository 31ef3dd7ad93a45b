package org.zethus.jets;

import ai.djl.ndarray.NDManager;
import java.util.stream.IntStream;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Phones;

class JetsGoldenTest {
  @GoldenCases(area = "jets", model = "Jets")
  void samePhonesGiveTheReferencesDurationsAndWaveform(GoldenCase golden) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open();
        NDManager manager = weights.manager().newSubManager()) {
      Autograd.inference(
          () -> {
            Jets jets = new Jets(Golden.config(golden), Golden.generator(weights));
            weights.requireComplete();
            Phones phones = Golden.phones(golden, manager);
            int longest = phones.mask().longest();
            int[][] least = new int[phones.mask().size()][longest];
            Jets.Planned planned = jets.plan(phones, new Jets.Controls(1, 1, 1, least));
            golden.assertClose("out.log_d", Tensors.floats(planned.predicted().logDurations()));
            golden.assertClose("out.pitch", Tensors.floats(planned.predicted().pitch()));
            golden.assertClose("out.energy", Tensors.floats(planned.predicted().energy()));
            float[] durations = Golden.padded(planned.durations(), longest);
            golden.assertSame(
                "out.durations",
                IntStream.range(0, durations.length).mapToLong(i -> (long) durations[i]).toArray());
            golden.assertClose("out.wav", Tensors.floats(jets.speak(planned.frames())));
            return null;
          });
    }
  }
}
