package org.zethus.dualcodectts;

import java.nio.file.Path;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.codes.PromptedTrainerContract;

class VoiceTrainerContractTest extends PromptedTrainerContract {
  @Override
  protected TrainerPlugin plugin() {
    return Tiny.trainer();
  }

  @Override
  protected ModelPlugin model() {
    return Tiny.plugin();
  }

  @Override
  protected TestRunContext run(Path root, String name, int utterances) {
    return Tiny.run(root, name, utterances);
  }

  @Override
  protected String config(String train) {
    return "{ %s train: %s }".formatted(Tiny.MODEL, train);
  }

  @Override
  protected String firstHalf() {
    return "ar.";
  }

  @Override
  protected String secondHalfsWeight() {
    return "nar.prompt_embedder.embeddings.0.weight";
  }

  @Override
  protected TtsRequest request() {
    return Tiny.request("at ba. Tab");
  }
}
