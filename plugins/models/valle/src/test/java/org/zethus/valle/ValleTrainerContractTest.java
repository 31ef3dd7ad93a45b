package org.zethus.valle;

import java.nio.file.Path;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.codes.PromptedTrainerContract;

class ValleTrainerContractTest extends PromptedTrainerContract {
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
    return "{ %s, front_end: 'letters', inference: { top_k: 3 }, train: %s }"
        .formatted(Tiny.MODEL.formatted(", prefix_mode: 1"), train);
  }

  @Override
  protected String firstHalf() {
    return "ar_";
  }

  @Override
  protected String secondHalfsWeight() {
    return "nar_text_embedding.word_embeddings.weight";
  }

  @Override
  protected TtsRequest request() {
    return Tiny.request("a t. b");
  }
}
