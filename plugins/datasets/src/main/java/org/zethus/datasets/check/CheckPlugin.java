package org.zethus.datasets.check;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.text.TextFrontEnd;

/** Offers a check of datasets to recipes. */
@Component
@PluginId("check")
public final class CheckPlugin implements PreprocessorPlugin {
  private final List<TextFrontEnd> frontEnds;

  /** Knows the installed front ends; another one that is installed makes another plugin service. */
  @Activate
  public CheckPlugin(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<TextFrontEnd> frontEnds) {
    this.frontEnds = List.copyOf(frontEnds);
  }

  @Override
  public Class<? extends Record> configType() {
    return CheckConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    CheckConfig config = context.config().as(CheckConfig.class);
    return new Check(context, config, frontEnd(config.frontEnd()));
  }

  private Optional<TextFrontEnd> frontEnd(String wanted) {
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        frontEnds.stream()
            .filter(frontEnd -> frontEnd.id().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no text front end '%s' (front_end); installed are %s"
                            .formatted(
                                wanted,
                                String.join(
                                    ", ",
                                    frontEnds.stream().map(TextFrontEnd::id).sorted().toList())))));
  }
}
