package org.zethus.dualcodec;

import org.zethus.torch.StateDict;
import org.zethus.torch.quantise.FactorisedConfig;
import org.zethus.torch.quantise.FactorisedForm;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.quantise.RestartingCodebook;
import org.zethus.torch.quantise.VectorQuantiser;

/** Builds factorised codebooks, one after the other. */
@FunctionalInterface
interface Codebooks {
  /** As they are in a checkpoint. */
  Codebooks PLAIN =
      (weights, name, count, config) ->
          ResidualQuantiser.of(
              count,
              i -> VectorQuantiser.factorised(layer(weights, name, i), FactorisedForm.DAC, config));

  /**
   * {@return so many codebooks}
   *
   * @param name below which the weights have {@code quantizers.0}, {@code quantizers.1} …
   */
  ResidualQuantiser build(StateDict weights, String name, int count, FactorisedConfig config);

  /**
   * {@return codebooks in training, whose forgotten entries begin anew}
   *
   * @param memory of how often an entry is chosen
   * @param least the share below which it begins anew; 0: never
   */
  static Codebooks learning(StateDict memory, double least) {
    if (least == 0) {
      return PLAIN;
    }
    return (weights, name, count, config) ->
        ResidualQuantiser.of(
            count,
            i ->
                VectorQuantiser.factorised(
                    layer(weights, name, i),
                    FactorisedForm.DAC,
                    config,
                    codebook ->
                        new RestartingCodebook(
                            codebook, layer(memory, name, i), config.codebookSize(), least)));
  }

  private static StateDict layer(StateDict weights, String name, int index) {
    return weights.at(name).at("quantizers", index);
  }
}
