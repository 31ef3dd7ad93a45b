package org.zethus.repcodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.repcodec.RepCodec;

/** Writes the codes of a corpus's frames, utterance by utterance. */
final class Codes extends TorchInstance implements Preprocessor {
  private static final String CODES = "codes";

  private final RunContext context;
  private final RepCodecCheckpoint config;
  private final RepCodec codec;
  private final FrameScale scale;

  Codes(RunContext context, RepCodecCheckpoint config, StateDict weights) {
    super(weights);
    this.context = context;
    this.config = config;
    codec = new RepCodec(weights, config.model());
    scale = FrameScale.read(weights, config.model().hiddenSize());
  }

  @Override
  public Manifest process() {
    FrameCorpus corpus = FrameCorpus.read(context, config.feature(), config.model().hiddenSize());
    List<Utterance> made = new ArrayList<>();
    for (FrameCorpus.Item item : corpus.items()) {
      context.cancel().throwIfCancelled();
      String path = "codes/" + item.utterance().id() + ".safetensors";
      Tensor codes = call(manager -> codes(manager, corpus, item));
      SafeTensors.write(context.output().resolve(path), Map.of(CODES, codes), Map.of());
      made.add(item.utterance().withFiles(Map.of(CODES, path)));
      context.progress().report(made.size(), corpus.items().size(), item.utterance().id());
    }
    Manifest manifest = new Manifest(context.output(), made);
    manifest.write();
    return manifest;
  }

  private Tensor codes(NDManager manager, FrameCorpus corpus, FrameCorpus.Item item) {
    int width = config.model().hiddenSize();
    FramePieces whole = FramePieces.read(corpus, List.of(item), width, item.frames(), any -> 0);
    NDArray codes = codec.codes(scale.apply(whole.frames(manager)));
    return Tensor.of(Tensors.longs(codes), config.model().numQuantizers(), item.frames());
  }
}
