package org.zethus.features;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.text.TextFrontEnd;

/** Offers phones to recipes: a manifest whose utterances have the phones of their text. */
@Component
@PluginId("phonemes")
public final class PhonemesPlugin implements PreprocessorPlugin {
  private final List<TextFrontEnd> frontEnds;

  /** Knows the installed front ends; another one that is installed makes another plugin service. */
  @Activate
  public PhonemesPlugin(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<TextFrontEnd> frontEnds) {
    this.frontEnds = List.copyOf(frontEnds);
  }

  /**
   * How to read text.
   *
   * @param frontEnd id of a front end
   */
  record PhonemesConfig(@Default("english") String frontEnd) {}

  @Override
  public Class<? extends Record> configType() {
    return PhonemesConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    String wanted = context.config().as(PhonemesConfig.class).frontEnd();
    return new Phonemes(
        context,
        frontEnds.stream()
            .filter(frontEnd -> frontEnd.id().equals(wanted))
            .findFirst()
            .orElseThrow(() -> unknown(wanted)));
  }

  private ZethusException unknown(String wanted) {
    return new ZethusException(
        "no text front end '%s' (front_end); installed are %s"
            .formatted(
                wanted,
                String.join(", ", frontEnds.stream().map(TextFrontEnd::id).sorted().toList())));
  }
}
